import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'
import type { Filters } from '@/ui/useUrlFilters'

export type Sent = components['schemas']['MessageView']
export type State = Sent['state']
export type Channel = Sent['channel']

export const FILTERS = ['account', 'channel', 'state'] as const
export type SendFilters = Filters<(typeof FILTERS)[number]>

export const CHANNELS: readonly Channel[] = ['TEMPLATE', 'CUSTOMER_SERVICE', 'MASS']

/** The filter's choices and the states that each asks for: what still goes on is one choice. */
export const OUTCOMES = {
  running: ['PLANNED', 'SENDING'],
  accepted: ['ACCEPTED'],
  delivered: ['DELIVERED'],
  failed: ['FAILED'],
  uncertain: ['UNCERTAIN'],
  deleted: ['DELETED'],
} as const satisfies Record<string, readonly State[]>
export type OutcomeChoice = keyof typeof OUTCOMES

export const TONES = {
  PLANNED: 'idle',
  SENDING: 'info',
  ACCEPTED: 'info',
  DELIVERED: 'ok',
  FAILED: 'bad',
  UNCERTAIN: 'warn',
  DELETED: 'idle',
} as const satisfies Record<State, string>

/** Nothing more will come of it; of customer-service messages WeChat tells no more than that it took them. */
export const ended = (sent: Pick<Sent, 'state' | 'channel'>) =>
  ['DELIVERED', 'FAILED', 'DELETED'].includes(sent.state) ||
  (sent.channel === 'CUSTOMER_SERVICE' && sent.state === 'ACCEPTED')

/** A notice template, chosen once, reaches who has not written for 48 hours. */
export const byTemplate = (sent: Pick<Sent, 'code'>) => sent.code === 45015 || sent.code === 45047

/** What the service is asked for; an unknown value in the address asks for everything. */
export function question(filters: SendFilters) {
  return {
    appId: filters.account,
    channel: CHANNELS.find((channel) => channel === filters.channel),
    state: filters.state && filters.state in OUTCOMES ? [...OUTCOMES[filters.state as OutcomeChoice]] : undefined,
  }
}
export type Question = ReturnType<typeof question>

export async function find(
  asked: Question,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
) {
  return (await api.wechat.GET('/api/wechat/v1/messages', { params: { query: { ...asked, ...page } }, signal })).data!
}

/** What goes on changes by itself, so the list asks again. */
export const moving = (sent: Sent) => sent.state === 'PLANNED' || sent.state === 'SENDING'

/** Only news and videos sent to many can be taken back, and only once WeChat has them. */
export const deletable = (sent: Sent) =>
  sent.channel === 'MASS' &&
  (sent.type === 'NEWS' || sent.type === 'VIDEO') &&
  (sent.state === 'ACCEPTED' || sent.state === 'DELIVERED')

const MASS_REFUSED = /^err\((\d+)\)$/

/**
 * Key below `sends.why` for why a message failed: WeChat's word in the receipt says more than the code of the call,
 * which was accepted. Undefined when nothing went wrong.
 */
export function reason(sent: Sent): string | undefined {
  if (sent.status && !/^(send )?success$/.test(sent.status)) {
    const refused = MASS_REFUSED.exec(sent.status)
    if (refused) return `err${refused[1]!}`
    if (sent.status === 'send fail') return 'sendFail'
    if (sent.status.includes('user block')) return 'userBlock'
    if (sent.status.includes('system failed')) return 'systemFailed'
    return 'other'
  }
  if (sent.state === 'FAILED' && sent.channel === 'MASS' && sent.sent === 0 && sent.status) {
    return sent.filtered === 0 ? 'nobodyLeft' : 'nobodyGot'
  }
  if (sent.code) return String(sent.code)
  return sent.state === 'FAILED' ? 'other' : undefined
}
