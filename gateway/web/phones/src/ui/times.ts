import { currentLanguage, i18n } from '@haina/shared/i18n'

/** 今天 10:36, 昨天 18:00, 11月22日 10:36, 2025年8月19日: as people say it, in their own time zone. */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const { t } = i18n.global
  const language = currentLanguage()
  const clock = at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const days = Math.floor(
    (midnight - new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()) / 86_400_000 + 0.5,
  )
  if (days === 0) return t('ui.today', { clock })
  if (days === 1) return t('ui.yesterday', { clock })
  if (days === -1) return t('ui.tomorrow', { clock })
  return at.getFullYear() === now.getFullYear()
    ? `${at.toLocaleDateString(language, { month: 'short', day: 'numeric' })} ${clock}`
    : at.toLocaleDateString(language, { year: 'numeric', month: 'short', day: 'numeric' })
}

/** 2021年5月 */
export function since(iso: string): string {
  return new Date(iso).toLocaleDateString(currentLanguage(), { year: 'numeric', month: 'short' })
}

const MINUTE = 60
const HOUR = 60 * MINUTE

/** 58 秒, 12 分钟, 3 小时: how long somebody waits, never too short. */
export function span(seconds: number): string {
  const { t } = i18n.global
  if (seconds < 2 * MINUTE) return t('ui.seconds', { n: Math.ceil(seconds) })
  if (seconds < 2 * HOUR) return t('ui.minutes', { n: Math.ceil(seconds / MINUTE) })
  return t('ui.hours', { n: Math.ceil(seconds / HOUR) })
}
