import { ref } from 'vue'

/** How many pixels of the page's bottom a bar lies over; the page leaves room for them. */
export const covered = ref(0)
