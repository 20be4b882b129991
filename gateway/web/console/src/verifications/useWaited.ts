import { useI18n } from 'vue-i18n'
import { waited } from './judging'

/** How long somebody has been waiting, in the two largest units that say something. */
export function useWaited() {
  const { t } = useI18n()
  return (since: string, now: number): string => {
    const { days, hours, minutes } = waited(since, now)
    if (days > 0)
      return hours > 0
        ? t('verifications.wait.daysHours', { n: days, h: hours })
        : t('verifications.wait.days', { n: days })
    return hours > 0 ? t('verifications.wait.hours', { n: hours }) : t('verifications.wait.minutes', { n: minutes })
  }
}
