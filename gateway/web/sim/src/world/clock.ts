import { ref } from 'vue'

/** The time now, to the second while somebody counts, good enough for a status bar. */
export const now = ref(new Date())
setInterval(() => (now.value = new Date()), 1000)

const two = (n: number): string => String(n).padStart(2, '0')
export const hourMinute = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`
export const hourMinuteSecond = (at: Date): string => `${hourMinute(at)}:${two(at.getSeconds())}`

/** 16:52 today, 11-03 before. */
export function shortTime(at: Date, today: Date): string {
  return at.toDateString() === today.toDateString() ? hourMinute(at) : `${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** 16:52 today, 11-03 16:52 before. */
export function fullTime(at: Date, today: Date): string {
  return at.toDateString() === today.toDateString()
    ? hourMinute(at)
    : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${hourMinute(at)}`
}
