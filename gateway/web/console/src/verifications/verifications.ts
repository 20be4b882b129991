import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'
import { versioned, type Versioned } from '@/records/useChange'
import type { Filters } from '@/ui/useUrlFilters'

export type Application = components['schemas']['VerificationView']
export type Detail = components['schemas']['VerificationDetail']
export type Suggestion = components['schemas']['VerificationSuggestion']
export type Agreement = Suggestion['nameAgrees']
export type State = Application['state']
export type ReviewReason = Application['reasons'][number]
export type Rejection = components['schemas']['DecisionRejection']['reason']
export type Counts = components['schemas']['VerificationCounts']
export type Read = Versioned<Detail>

/** What the queue shows, in the order of its tabs. */
export const TABS = {
  review: ['WAITING_FOR_REVIEW'],
  owner: ['WAITING_FOR_OWNER'],
  more: ['MORE_NEEDED'],
  approved: ['APPROVED'],
  rejected: ['REJECTED'],
  over: ['WITHDRAWN', 'EXPIRED'],
} as const satisfies Record<string, readonly State[]>
export type Tab = keyof typeof TABS
export const TAB_NAMES = Object.keys(TABS) as Tab[]

/** What staff may say when they reject, in the order of the keys 1 to 4. */
export const REJECTIONS = [
  'ROOM_DIFFERS',
  'NOT_A_RESIDENT',
  'INCOMPLETE',
  'OTHER',
] as const satisfies readonly Rejection[]

export const REASONS = [
  'NO_RECORD',
  'NAME_DIFFERS',
  'MOBILE_DIFFERS',
  'SEVERAL_OF_THAT_NAME',
  'IDENTITY_DIFFERS',
  'ID_NUMBER_DIFFERS',
  'LIVES_ELSEWHERE',
  'MOVED_OUT',
  'ENDED_BEFORE',
  'DECLINED_BEFORE',
  'TOO_MANY_ROOMS',
  'NO_OWNER',
  'OWNER_SILENT',
  'ALWAYS_REVIEWED',
] as const satisfies readonly ReviewReason[]

export const IDENTITIES = ['OWNER', 'FAMILY', 'TENANT'] as const satisfies readonly Application['identity'][]

export const FILTERS = ['tab', 'community', 'identity', 'reason', 'sort'] as const
export type QueueFilters = Filters<(typeof FILTERS)[number]>

export const tabOf = (filters: QueueFilters): Tab => TAB_NAMES.find((tab) => tab === filters.tab) ?? 'review'

/** What is settled is looked at from its end, what waits from its beginning. */
export function sortOf(filters: QueueFilters): 'waiting' | '-waiting' {
  if (filters.sort === 'waiting' || filters.sort === '-waiting') return filters.sort
  return ['approved', 'rejected', 'over'].includes(tabOf(filters)) ? '-waiting' : 'waiting'
}

/** What the service is asked for; `scope` is the community of the switcher, which a filter goes before. */
export function question(filters: QueueFilters, scope: string | undefined) {
  return {
    state: [...TABS[tabOf(filters)]] as State[],
    communityId: filters.community ?? scope,
    identity: IDENTITIES.find((identity) => identity === filters.identity),
    reason: REASONS.find((reason) => reason === filters.reason),
    sort: sortOf(filters),
  }
}
export type Question = ReturnType<typeof question>

export const isPending = (state: State) =>
  state === 'WAITING_FOR_REVIEW' || state === 'WAITING_FOR_OWNER' || state === 'MORE_NEEDED'

/** Where an application of this state is listed. */
export const tabFor = (state: State): Tab => TAB_NAMES.find((tab) => TABS[tab].some((one) => one === state)) ?? 'review'

const path = (id: string) => ({ id })
const match = (etag: string) => ({ 'If-Match': etag })

export async function find(
  asked: Question,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
) {
  const { data } = await api.resident.GET('/api/resident/v1/verifications', {
    params: { query: { ...asked, ...page } },
    signal,
  })
  return data!
}

export async function read(id: string, signal?: AbortSignal): Promise<Read> {
  return versioned(
    await api.resident.GET('/api/resident/v1/verifications/{id}', { params: { path: path(id) }, signal }),
  )
}

export async function approve(id: string, etag: string, residentId: string | undefined, keepMobile: boolean) {
  return versioned(
    await api.resident.POST('/api/resident/v1/verifications/{id}/approval', {
      params: { path: path(id), header: match(etag) },
      body: { residentId, keepMobile },
    }),
  )
}

export async function reject(id: string, etag: string, reason: Rejection, text: string) {
  return versioned(
    await api.resident.POST('/api/resident/v1/verifications/{id}/rejection', {
      params: { path: path(id), header: match(etag) },
      body: { reason, text: text || undefined },
    }),
  )
}

export async function ask(id: string, etag: string, text: string) {
  return versioned(
    await api.resident.POST('/api/resident/v1/verifications/{id}/question', {
      params: { path: path(id), header: match(etag) },
      body: { text },
    }),
  )
}

export async function takeBack(id: string, etag: string) {
  return versioned(
    await api.resident.POST('/api/resident/v1/verifications/{id}/take-back', {
      params: { path: path(id), header: match(etag) },
    }),
  )
}

export async function hold(id: string) {
  return versioned(await api.resident.PUT('/api/resident/v1/verifications/{id}/hold', { params: { path: path(id) } }))
}

export async function release(id: string) {
  await api.resident.DELETE('/api/resident/v1/verifications/{id}/hold', { params: { path: path(id) } })
}

export async function reveal(id: string, field: 'MOBILE' | 'ID_NUMBER', reason: string): Promise<string> {
  const { data } = await api.resident.POST('/api/resident/v1/verifications/{id}/reveals', {
    params: { path: path(id) },
    body: { field, reason },
  })
  return data!.value
}

export async function revealOnFile(residentId: string, field: 'MOBILE' | 'ID_NUMBER', reason: string) {
  const { data } = await api.resident.POST('/api/resident/v1/residents/{id}/reveals', {
    params: { path: path(residentId) },
    body: { field, reason },
  })
  return data!.value
}
