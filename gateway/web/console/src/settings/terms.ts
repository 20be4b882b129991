import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'
import { versioned, type Versioned } from '@/records/useChange'

export type Terms = components['schemas']['Terms']
export type IdentityTerms = components['schemas']['IdentityTerms']

export const IDENTITIES = ['owner', 'family', 'tenant'] as const
export type IdentityName = (typeof IDENTITIES)[number]
export const RULES = ['exactMatch', 'nameMustMatch', 'ownerConfirms', 'idNumber', 'maxRooms', 'validMonths'] as const
export type Rule = (typeof RULES)[number]
export const ID_NUMBERS = ['NOT_ASKED', 'OPTIONAL', 'REQUIRED'] as const
export const MOST_ROOMS = 100
export const MOST_MONTHS = 120

/** The terms as they are typed: numbers as text, an empty one for no end. */
export interface Draft {
  exactMatch: boolean
  nameMustMatch: boolean
  ownerConfirms: boolean
  idNumber: IdentityTerms['idNumber']
  maxRooms: string
  validMonths: string
}
export type Drafts = Record<IdentityName, Draft>

export const draftOf = (terms: Terms): Drafts => ({
  owner: one(terms.owner),
  family: one(terms.family),
  tenant: one(terms.tenant),
})
const one = (terms: IdentityTerms): Draft => ({
  exactMatch: terms.exactMatch,
  nameMustMatch: terms.nameMustMatch,
  ownerConfirms: terms.ownerConfirms,
  idNumber: terms.idNumber,
  maxRooms: String(terms.maxRooms),
  validMonths: terms.validMonths === undefined ? '' : String(terms.validMonths),
})

/** A whole number from 1 to `most`, or undefined for what is none. */
export function whole(text: string, most: number): number | undefined {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

/** Which numbers cannot be saved, as `tenant.maxRooms`. */
export function wrongIn(drafts: Drafts): string[] {
  return IDENTITIES.flatMap((identity) => {
    const { maxRooms, validMonths } = drafts[identity]
    return [
      ...(whole(maxRooms, MOST_ROOMS) === undefined ? [`${identity}.maxRooms`] : []),
      ...(validMonths.trim() && whole(validMonths, MOST_MONTHS) === undefined ? [`${identity}.validMonths`] : []),
    ]
  })
}

/** What is saved; only of drafts in which nothing is wrong. */
export function termsOf(drafts: Drafts): Terms {
  const agreed = ({ maxRooms, validMonths, ...rest }: Draft): IdentityTerms => ({
    ...rest,
    maxRooms: whole(maxRooms, MOST_ROOMS)!,
    validMonths: whole(validMonths, MOST_MONTHS),
  })
  return { owner: agreed(drafts.owner), family: agreed(drafts.family), tenant: agreed(drafts.tenant) }
}

/** Whether a rule has a meaning for an identity: owners are not confirmed by owners, and names only count for a match. */
export const applies = (identity: IdentityName, rule: Rule, draft: Draft): boolean =>
  rule === 'ownerConfirms' ? identity !== 'owner' : rule === 'nameMustMatch' ? draft.exactMatch : true

export async function readTerms(communityId: string, signal?: AbortSignal): Promise<Versioned<Terms>> {
  return versioned(
    await api.resident.GET('/api/resident/v1/communities/{communityId}/verification-terms', {
      params: { path: { communityId } },
      signal,
    }),
  )
}

export async function saveTerms(communityId: string, etag: string, terms: Terms): Promise<Versioned<Terms>> {
  return versioned(
    await api.resident.PUT('/api/resident/v1/communities/{communityId}/verification-terms', {
      params: { path: { communityId }, header: { 'If-Match': etag } },
      body: terms,
    }),
  )
}
