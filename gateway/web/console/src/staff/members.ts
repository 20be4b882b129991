import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query'
import { api, download } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/staff'
import { versioned, type Versioned } from '@/records/useChange'
import type { Filters } from '@/ui/useUrlFilters'

export type Member = components['schemas']['MemberView']
export type MemberRecord = Versioned<Member>
export type Department = components['schemas']['DepartmentView']
export type Query = components['schemas']['MemberQuery']

export const GENDERS = ['MALE', 'FEMALE'] as const
export const STATES = ['ACTIVE', 'LEFT'] as const
export const FILTERS = [
  'q',
  'department',
  'below',
  'position',
  'rank',
  'community',
  'state',
  'deleted',
  'sort',
] as const
export type StaffFilters = Filters<(typeof FILTERS)[number]>

/** What the service is asked for: who works here, unless the filters say otherwise. */
export function question(filters: StaffFilters, scope: string | undefined): Query {
  const community = filters.community ?? scope
  const deleted = filters.deleted === '1'
  return {
    q: filters.q,
    departmentId: filters.department,
    below: filters.department && filters.below === '0' ? false : undefined,
    position: filters.position,
    rank: filters.rank,
    communityId: community ? [community] : undefined,
    state: deleted || filters.state === 'all' ? undefined : filters.state === 'LEFT' ? 'LEFT' : 'ACTIVE',
    deleted: deleted || undefined,
    sort: filters.sort,
  }
}

/** In a body, because `q` may be a mobile. */
export async function search(
  body: Query,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
): Promise<components['schemas']['PageMemberView']> {
  const { data } = await api.staff.POST('/api/staff/v1/members/searches', { params: { query: page }, body, signal })
  return data!
}

export async function count(body: Query, signal?: AbortSignal): Promise<number> {
  return (await search({ ...body, sort: undefined }, { limit: 1, total: true }, signal)).total ?? 0
}

/** A workbook in the template's columns, of the people picked or of all that are asked for. */
export async function exportStaff(
  people: { ids?: string[]; filter?: Query },
  clear: boolean,
  reason: string | undefined,
): Promise<void> {
  const body: components['schemas']['ExportRequest'] = { ...people, clear, reason }
  await download('/api/staff/v1/members/exports', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const recordKey = (id: string) => ['staff', 'members', 'record', id]

export async function readMember(id: string, signal?: AbortSignal): Promise<MemberRecord> {
  return versioned(await api.staff.GET('/api/staff/v1/members/{id}', { params: { path: { id } }, signal }))
}

/** @param key the same for the same content, so that a repeated request writes one record */
export async function registerMember(key: string, body: components['schemas']['MemberRequest']): Promise<MemberRecord> {
  return versioned(await api.staff.POST('/api/staff/v1/members', { headers: { 'Idempotency-Key': key }, body }))
}

export async function correctMember(
  id: string,
  etag: string,
  body: components['schemas']['MemberCorrection'],
): Promise<MemberRecord> {
  return versioned(
    await api.staff.PATCH('/api/staff/v1/members/{id}', {
      params: { path: { id }, header: { 'If-Match': etag } },
      body,
    }),
  )
}

export async function removeMember(id: string, etag: string): Promise<void> {
  await api.staff.DELETE('/api/staff/v1/members/{id}', { params: { path: { id }, header: { 'If-Match': etag } } })
}

export async function restoreMember(id: string, etag: string): Promise<MemberRecord> {
  return versioned(
    await api.staff.POST('/api/staff/v1/members/{id}/restoration', {
      params: { path: { id }, header: { 'If-Match': etag } },
    }),
  )
}

/** What is masked, in clear; the reason is recorded. */
export async function reveal(
  id: string,
  field: components['schemas']['CareerRevealRequest']['field'],
  reason: string,
): Promise<string> {
  const { data } = await api.staff.POST('/api/staff/v1/members/{id}/reveals', {
    params: { path: { id } },
    body: { field, reason },
  })
  return data!.value
}

export function useMember(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => recordKey(toValue(id) ?? '')),
    enabled: computed(() => Boolean(toValue(id))),
    queryFn: ({ signal }) => readMember(toValue(id)!, signal),
  })
}

/** The places somebody had before the present one, the latest first. */
export function useCareer(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['staff', 'members', 'history', toValue(id)]),
    enabled: computed(() => Boolean(toValue(id))),
    queryFn: async ({ signal }) => {
      const params = { path: { id: toValue(id)! } }
      const { data } = await api.staff.GET('/api/staff/v1/members/{id}/history', { params, signal })
      return [...data!.items].reverse()
    },
  })
}

/** What was changed of somebody. */
export function useChanges(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['staff', 'members', 'changes', toValue(id)]),
    enabled: computed(() => Boolean(toValue(id))),
    queryFn: async ({ signal }) => {
      const params = { path: { id: toValue(id)! } }
      return (await api.staff.GET('/api/staff/v1/members/{id}/changes', { params, signal })).data!.items
    },
  })
}

/** Who saw in clear what is masked. */
export function useAccesses(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['staff', 'members', 'accesses', toValue(id)]),
    enabled: computed(() => Boolean(toValue(id))),
    queryFn: async ({ signal }) => {
      const params = { path: { id: toValue(id)! } }
      return (await api.staff.GET('/api/staff/v1/members/{id}/reveals', { params, signal })).data!.items
    },
  })
}

export function useKept(): (now: MemberRecord) => void {
  const client = useQueryClient()
  return (now) => {
    client.setQueryData(recordKey(now.record.id), now)
    reread(client, now.record.id)
  }
}

/** Lists, counts and the numbers beside departments are read again; not the record whose answer is at hand. */
export function reread(client: QueryClient, except?: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [service, , kind, id] }) => service === 'staff' && !(kind === 'record' && id === except),
  })
}

export function useDepartments() {
  return useQuery({
    queryKey: ['staff', 'departments'],
    queryFn: async ({ signal }) => (await api.staff.GET('/api/staff/v1/departments', { signal })).data!.items,
  })
}

export function usePositions() {
  return useQuery({
    queryKey: ['staff', 'positions'],
    queryFn: async ({ signal }) => (await api.staff.GET('/api/staff/v1/positions', { signal })).data!.items,
  })
}

/** Department and position in one line. */
export function placeOf(member: Member): string {
  return [member.department, member.position].filter(Boolean).join(' · ')
}
