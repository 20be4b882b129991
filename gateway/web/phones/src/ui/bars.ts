import { ref } from 'vue'

/** How many bars lie over the bottom of the page; the page leaves room for them. */
export const bars = ref(0)
