import type { MaybeRefOrGetter } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api, downloadFor } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/staff'
import { recordCache } from '@/records/recordCache'
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

/** A workbook in the template's columns, of the people picked or of all that are asked for. */
export async function exportStaff(
  people: { ids?: string[]; filter?: Query },
  clear: boolean,
  reason: string | undefined,
): Promise<void> {
  const body: components['schemas']['ExportRequest'] = { ...people, clear, reason }
  await downloadFor('/api/staff/v1/members/exports', body)
}

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

// departments say how many work in them
const cache = recordCache<Member>(['staff', 'members'], readMember, ['staff'])
export const { useRecord: useMember, useKept, reread } = cache

/** The places somebody had before the present one, the latest first. */
export const useCareer = (member: MaybeRefOrGetter<string | undefined>) =>
  cache.useOf('history', member, async (id, signal) => {
    const { data } = await api.staff.GET('/api/staff/v1/members/{id}/history', { params: { path: { id } }, signal })
    return [...data!.items].reverse()
  })

/** What was changed of somebody. */
export const useChanges = (member: MaybeRefOrGetter<string | undefined>) =>
  cache.useOf('changes', member, async (id, signal) => {
    const params = { path: { id } }
    return (await api.staff.GET('/api/staff/v1/members/{id}/changes', { params, signal })).data!.items
  })

/** Who saw in clear what is masked. */
export const useAccesses = (member: MaybeRefOrGetter<string | undefined>) =>
  cache.useOf('accesses', member, async (id, signal) => {
    const params = { path: { id } }
    return (await api.staff.GET('/api/staff/v1/members/{id}/reveals', { params, signal })).data!.items
  })

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
