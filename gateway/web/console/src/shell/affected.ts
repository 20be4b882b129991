import type { QueryClient, QueryKey } from '@tanstack/vue-query'
import type { components } from '@haina/shared/api/generated/import'
import type { components as notify } from '@haina/shared/api/generated/notify'

/** Something that happened in the office, told by the platform; never with personal data. */
export type Happening = notify['schemas']['LiveEventsLiveEvent']

type Import = components['schemas']['ImportView']

/** Whose answers change with a record of this kind: the first word of an action, `resident.update`. */
const SERVICES: Record<string, string> = {
  resident: 'resident',
  community: 'resident',
  structure: 'resident',
  'building-node': 'resident',
  room: 'resident',
  member: 'staff',
  department: 'staff',
  import: 'import',
  tenant: 'auth',
  operator: 'auth',
  account: 'auth',
  session: 'auth',
  follower: 'wechat',
  'follower-tag': 'wechat',
  'reply-book': 'wechat',
  menu: 'wechat',
  verification: 'resident',
  'verification-terms': 'resident',
  binding: 'resident',
  claim: 'resident',
  material: 'wechat',
  draft: 'wechat',
  message: 'wechat',
}

/** Events that the coverage funnel is counted from, by a service that hears of them when we do. */
const FUNNEL = new Set(['wechat.follower-changed.v1', 'resident.verified.v1', 'resident.binding-ended.v1'])
/** Asked for at once and, being named twice, once more after the pause: the count may come a moment after the event. */
const counted: QueryKey[] = [
  ['resident', 'coverage'],
  ['resident', 'residents'],
  ['resident', 'places', 'grid'],
]

/** What else is known of an account stands with a service that hears of its authorization when we do: see above. */
const accounts: QueryKey[] = [['wechat'], ['wechat']]

/** Which answers may have changed; whoever shows them asks again. Keys begin with the service's noun. */
export function affected(happening: Happening): QueryKey[] {
  const { type, data } = happening
  if (type === 'audit.recorded.v1') {
    const service = SERVICES[String(data.action).split('.')[0]!]
    return [...(service ? [[service]] : []), ['auth', 'audit-entries']]
  }
  if (type === 'import.progressed.v1') return [] // see withProgress
  if (type.startsWith('auth.account-')) return [['auth'], ...accounts]
  const noun = type.split('.')[0]!
  if (FUNNEL.has(type)) return [[noun], ...counted, ...counted]
  return ['resident', 'staff', 'auth', 'import', 'notify', 'wechat'].includes(noun) ? [[noun]] : []
}

/**
 * How far an import is stands in the event itself: shown without asking. Answers whether that was all there is to it; an
 * import that is new here or in another state has to be asked for.
 */
export function withProgress(queryClient: QueryClient, happening: Happening): boolean {
  const { state, done, total, ratePerSecond, etaSeconds } = happening.data as Partial<Import>
  let known = false
  let changed = false
  const step = (one: Import): Import => {
    if (one.id !== happening.subject) return one
    known = true
    if (one.state === state) return { ...one, done: done!, total: total!, ratePerSecond, etaSeconds }
    changed = true
    return one
  }
  const inside = (kept: unknown): unknown => {
    if (typeof kept !== 'object' || kept === null) return kept
    if ('pages' in kept) return { ...kept, pages: (kept.pages as unknown[]).map(inside) }
    if ('items' in kept) return { ...kept, items: (kept.items as Import[]).map(step) }
    return 'state' in kept ? step(kept as Import) : kept
  }
  queryClient.setQueriesData<unknown>({ queryKey: ['import', 'imports'] }, inside)
  return known && !changed
}
