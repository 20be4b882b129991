import { useI18n } from 'vue-i18n'
import { number } from '@/ui/format'
import { reason, type Sent } from './sends'

/** What a sent message is called, to whom it went and what became of it, in words. */
export function useSentWords() {
  const { t, te } = useI18n()
  const what = (sent: Sent) =>
    sent.channel === 'TEMPLATE'
      ? t('sends.channel.TEMPLATE')
      : `${t(`sends.channel.${sent.channel}`)} · ${t(`sends.type.${sent.type}`)}`
  const audience = (sent: Sent) =>
    t(`sends.audience.${sent.audience}`, {
      tail: (sent.followerId ?? '').slice(-4),
      n: number(sent.recipients ?? 0),
    })

  /** Why it did not arrive, or is late, and what to do; undefined when nothing is wrong. */
  function why(sent: Sent): { what: string; how: string } | undefined {
    const found = reason(sent)
    if (!found) return undefined
    const key = te(`sends.why.${found}.what`) ? found : 'other'
    return { what: t(`sends.why.${key}.what`), how: t(`sends.why.${key}.how`) }
  }
  const result = (sent: Sent) =>
    why(sent)?.what ??
    (sent.sent === undefined ? '' : t('sends.counts', { sent: number(sent.sent), failed: number(sent.failed ?? 0) }))
  return { what, audience, why, result }
}
