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

export function useMember(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => recordKey(toValue(id) ?? '')),
    enabled: computed(() => Boolean(toValue(id))),
    queryFn: ({ signal }) => readMember(toValue(id)!, signal),
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
