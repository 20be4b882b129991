import { api } from '@haina/shared/api/client'
import type { CommunitiesById } from './communities'

export interface Hit {
  id: string
  text: string
  note: string
  to: string
}
export interface Group {
  kind: 'residents' | 'places' | 'staff'
  hits: Hit[]
  /** How many there are in all, when more than shown; with where to see them. */
  total?: number
  all?: string
}

const SHOWN = 5

/** Numbers of people never stand in an address: they are asked for in a body, and there is no link to a list of them. */
export function isPersonal(term: string): boolean {
  return /\d{7,}/.test(term.replace(/[\s\-—–]/g, ''))
}

/** The last four digits of a mobile, by which staff can be looked for without naming the whole number. */
export function tailOf(term: string): string {
  return term.replace(/\D/g, '').slice(-4)
}

/** Residents, places and staff that fit what was typed; a service that does not answer leaves its group out. */
export async function searchAll(
  term: string,
  scope: { communityId: string | undefined; nameOf: CommunitiesById },
  signal: AbortSignal,
): Promise<{ groups: Group[]; failures: unknown[] }> {
  const failures: unknown[] = []
  const attempt = (work: Promise<Group>) =>
    work.catch((error: unknown) => {
      if (signal.aborted) throw error
      failures.push(error)
      return undefined
    })
  const found = await Promise.all([
    attempt(residents(term, scope.communityId, signal)),
    isPersonal(term) ? undefined : attempt(places(term, scope, signal)),
    attempt(staff(term, scope.communityId, signal)),
  ])
  return { groups: found.filter((group): group is Group => group !== undefined && group.hits.length > 0), failures }
}

async function residents(q: string, communityId: string | undefined, signal: AbortSignal): Promise<Group> {
  const { data } = await api.resident.POST('/api/resident/v1/residents/searches', {
    params: { query: { limit: SHOWN, total: true } },
    body: { q, communityId },
    signal,
  })
  return {
    kind: 'residents',
    ...rest(
      data!.total,
      data!.items.length,
      isPersonal(q) ? undefined : `/people/residents?q=${encodeURIComponent(q)}`,
    ),
    hits: data!.items.map((resident) => ({
      id: resident.id,
      text: resident.name ?? resident.mobileMasked ?? '—',
      note: [resident.homes[0]?.address, resident.mobileMasked].filter(Boolean).join(' · '),
      to: `/people/residents?open=${resident.id}`,
    })),
  }
}

async function places(
  q: string,
  scope: { communityId: string | undefined; nameOf: CommunitiesById },
  signal: AbortSignal,
): Promise<Group> {
  const { data } = await api.resident.GET('/api/resident/v1/places', {
    params: { query: { q, communityId: scope.communityId } },
    signal,
  })
  return {
    kind: 'places',
    hits: data!.items.slice(0, SHOWN).map((place) => ({
      id: place.id,
      text: place.address || place.name,
      note: scope.communityId ? '' : (scope.nameOf(place.communityId) ?? ''),
      to: `/people/buildings?community=${place.communityId}&${place.kind === 'ROOM' ? 'room' : 'node'}=${place.id}`,
    })),
  }
}

async function staff(q: string, communityId: string | undefined, signal: AbortSignal): Promise<Group> {
  const personal = isPersonal(q)
  const { data } = await api.staff.GET('/api/staff/v1/members', {
    params: {
      query: {
        q: personal ? tailOf(q) : q,
        limit: SHOWN,
        total: true,
        ...(communityId ? { communityId: [communityId] } : {}),
      },
    },
    signal,
  })
  return {
    kind: 'staff',
    ...(personal ? {} : rest(data!.total, data!.items.length, `/people/staff?q=${encodeURIComponent(q)}`)),
    hits: data!.items.map((member) => ({
      id: member.id,
      text: member.name,
      note: [member.department, member.position, member.mobileMasked].filter(Boolean).join(' · '),
      to: `/people/staff?open=${member.id}`,
    })),
  }
}

function rest(total: number | undefined, shown: number, all: string | undefined): Pick<Group, 'total' | 'all'> {
  return total !== undefined && total > shown ? { total, all } : {}
}
