import { ref } from 'vue'

/** The address of a page that was asked for and did not come, or empty. */
export const missed = ref('')
