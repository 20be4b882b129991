import { i18n } from '@haina/shared/i18n'

/** Offices are in China: their days begin and end there, wherever the browser is. */
const ZONE = 'Asia/Shanghai'
const { t } = i18n.global

const english = () => i18n.global.locale.value === 'en'

/** 1,208 */
export function number(value: number): string {
  return value.toLocaleString(english() ? 'en' : 'zh-CN')
}

/** 57.0%, and 0.0% of nothing. */
export function percent(part: number, whole: number): string {
  return (whole > 0 ? ((part / whole) * 100).toFixed(1) : '0.0') + '%'
}

/** 今天 07:52, 昨天 18:00, 11-20 10:00, 2025-08-19 */
export function moment(at: string | number | Date, now: Date = new Date()): string {
  const date = new Date(at)
  const then = parts(date)
  const today = parts(now)
  const yesterday = parts(new Date(now.getTime() - 86_400_000))
  const time = `${then.hour}:${then.minute}`
  if (sameDay(then, today)) return t('ui.when.today', { time })
  if (sameDay(then, yesterday)) return t('ui.when.yesterday', { time })
  if (then.year !== today.year) return day(date)
  return english()
    ? `${date.toLocaleDateString('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short' })} ${time}`
    : `${then.month}-${then.day} ${time}`
}

/** 2025-08-19; takes a date without time as it stands. */
export function day(at: string | number | Date): string {
  const date = new Date(at)
  const { year, month, day } = parts(date)
  return english()
    ? date.toLocaleDateString('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short', year: 'numeric' })
    : `${year}-${month}-${day}`
}

/** 2026-11-24 08:20:05, for logs and hover texts. */
export function exact(at: string | number | Date): string {
  const { year, month, day, hour, minute, second } = parts(new Date(at))
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** 6 秒, 3 分钟, 2 小时 5 分钟 */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return t('ui.duration.seconds', { n: whole })
  const inAll = Math.round(whole / 60)
  if (inAll < 60) return t('ui.duration.minutes', { n: inAll })
  const minutes = inAll % 60
  const hours = t('ui.duration.hours', { n: Math.floor(inAll / 60) })
  return minutes ? `${hours} ${t('ui.duration.minutes', { n: minutes })}` : hours
}

/** 812 KB, 3.4 MB */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function parts(date: Date): Parts {
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value])) as Parts
}

function sameDay(one: Parts, other: Parts): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day
}
