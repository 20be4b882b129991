import type { MaybeRefOrGetter } from 'vue'
import { api, downloadFor } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'
import { recordCache } from '@/records/recordCache'
import { versioned, type Versioned } from '@/records/useChange'
import { stagesIn } from '@/coverage/stages'
import type { Filters } from '@/ui/useUrlFilters'

export type Resident = components['schemas']['ResidentView']
export type Home = components['schemas']['ResidentHomeView']
export type Query = components['schemas']['ResidentQuery']
export type Identity = NonNullable<Home['identity']>
export type Correction = components['schemas']['ResidentRequest']
export type ResidentRecord = Versioned<Resident>

export const IDENTITIES = ['OWNER', 'FAMILY', 'TENANT'] as const satisfies readonly Identity[]
export const GENDERS = ['MALE', 'FEMALE'] as const

export const FILTERS = [
  'q',
  'community',
  'place',
  'identity',
  'coverage',
  'mobile',
  'doubtful',
  'tag',
  'since',
  'deleted',
  'sort',
] as const
/** How far back `since` goes, in days; today is 0. */
export const SINCE = ['0', '7', '30'] as const
export type ResidentFilters = Filters<(typeof FILTERS)[number]>

/** What the service is asked for; `scope` is the community of the switcher, which a filter of the list goes before. */
export function question(filters: ResidentFilters, scope: string | undefined): Query {
  return {
    q: filters.q,
    communityId: filters.community ?? scope,
    placeId: filters.place,
    identity: IDENTITIES.find((identity) => identity === filters.identity),
    coverage: stagesIn(filters.coverage),
    hasMobile: filters.mobile === 'yes' ? true : filters.mobile === 'no' ? false : undefined,
    doubtful: filters.doubtful === '1' || undefined,
    tag: filters.tag ? [filters.tag] : undefined,
    changedSince: since(filters.since),
    deleted: filters.deleted === '1' || undefined,
    sort: filters.sort,
  }
}

// Days begin at midnight in China; the moment stays the same all day, so that pages and counts belong together.
function since(days: string | undefined): string | undefined {
  if (!SINCE.some((each) => each === days)) return undefined
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  return new Date(Date.parse(`${today}T00:00:00+08:00`) - Number(days) * 86_400_000).toISOString()
}

/** In a body, because `q` may be a mobile or an ID number. */
export async function search(
  body: Query,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
): Promise<components['schemas']['PageResidentView']> {
  const { data } = await api.resident.POST('/api/resident/v1/residents/searches', {
    params: { query: page },
    body,
    signal,
  })
  return data!
}

/** A workbook in the template's columns, of the people picked or of all that are asked for. */
export async function exportResidents(
  people: { ids?: string[]; filter?: Query },
  clear: boolean,
  reason: string | undefined,
): Promise<void> {
  const body: components['schemas']['ExportRequest'] = { ...people, clear, reason }
  await downloadFor('/api/resident/v1/residents/exports', body)
}

export async function readResident(id: string, signal?: AbortSignal): Promise<ResidentRecord> {
  return versioned(await api.resident.GET('/api/resident/v1/residents/{id}', { params: { path: { id } }, signal }))
}

/** @param key the same for the same content, so that a repeated request writes one record */
export async function registerResident(key: string, body: Correction): Promise<ResidentRecord> {
  return versioned(await api.resident.POST('/api/resident/v1/residents', { headers: { 'Idempotency-Key': key }, body }))
}

export async function correctResident(id: string, etag: string, body: Correction): Promise<ResidentRecord> {
  return versioned(
    await api.resident.PUT('/api/resident/v1/residents/{id}', {
      params: { path: { id }, header: { 'If-Match': etag } },
      body,
    }),
  )
}

export async function removeResident(id: string, etag: string): Promise<void> {
  await api.resident.DELETE('/api/resident/v1/residents/{id}', {
    params: { path: { id }, header: { 'If-Match': etag } },
  })
}

export async function restoreResident(id: string, etag: string): Promise<ResidentRecord> {
  return versioned(
    await api.resident.POST('/api/resident/v1/residents/{id}/restoration', {
      params: { path: { id }, header: { 'If-Match': etag } },
    }),
  )
}

/** What is masked, in clear; the reason is recorded. */
export async function reveal(id: string, field: 'MOBILE' | 'ID_NUMBER', reason: string): Promise<string> {
  const { data } = await api.resident.POST('/api/resident/v1/residents/{id}/reveals', {
    params: { path: { id } },
    body: { field, reason },
  })
  return data!.value
}

const cache = recordCache<Resident>(['resident', 'residents'], readResident)
export const { useRecord: useResident, useKept, reread } = cache

/** What was changed of somebody and in their homes, the latest first. */
export const useHistory = (person: MaybeRefOrGetter<string | undefined>) =>
  cache.useOf('history', person, async (id, signal) => {
    const params = { path: { id } }
    return (await api.resident.GET('/api/resident/v1/residents/{id}/history', { params, signal })).data!.items
  })

/** Who saw in clear what is masked. */
export const useAccesses = (person: MaybeRefOrGetter<string | undefined>) =>
  cache.useOf('accesses', person, async (id, signal) => {
    const params = { path: { id } }
    return (await api.resident.GET('/api/resident/v1/residents/{id}/reveals', { params, signal })).data!.items
  })

/** Which home a row names: the default one, which the service puts first. */
export function firstHome(resident: Resident): Home | undefined {
  return resident.homes[0] ?? resident.past[0]
}
