import { idempotencyKey } from '@haina/shared/api/client'
import { call } from '../follower/session'
import type { Draft, Identity } from './draft'
import { joined, type FoundRoom, type Place } from './rooms'

// What the pages ask of resident-service about verifying, in the words of its API.

const MY = '/api/resident/v1/my'
const at = encodeURIComponent
const PAGE = 200

interface Listed<T> {
  items: T[]
  nextCursor?: string | null
}

/** All of a list that is read by pages. */
async function all<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const page = await call<Listed<T>>('GET', cursor ? `${path}&cursor=${at(cursor)}` : path)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

export interface Community {
  id: string
  name: string
  asked: { identity: Identity; idNumber: 'NOT_ASKED' | 'OPTIONAL' | 'REQUIRED' }[]
}

export type State =
  'APPROVED' | 'WAITING_FOR_OWNER' | 'WAITING_FOR_REVIEW' | 'MORE_NEEDED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED'

export interface Application {
  id: string
  state: State
  communityId: string
  communityName?: string
  names: string[]
  identity: Identity
  name: string
  mobileMasked?: string
  createdAt: string
  decidedAt?: string
  question?: string
  rejectionReason?: 'ROOM_DIFFERS' | 'NOT_A_RESIDENT' | 'INCOMPLETE' | 'OTHER' | 'OWNER_DECLINED'
  rejection?: string
}

export interface ClaimedRoom {
  roomId: string
  communityId: string
  community: string
  address: string
}

interface NamedPlace {
  id: string
  isRoom: boolean
  layer: string
  name: string
  path: string[]
}

export const communities = () => call<Listed<Community>>('GET', `${MY}/communities`).then(({ items }) => items)

export async function places(communityId: string, parent?: string): Promise<Place[]> {
  const under = parent ? `&parent=${at(parent)}` : ''
  const found = await all<NamedPlace>(`${MY}/communities/${at(communityId)}/places?limit=${PAGE}${under}`)
  return found.map(({ id, name, layer, isRoom }) => ({ id, name, layer, room: isRoom }))
}

/** The rooms that a text may mean. */
export async function roomsLike(communityId: string, typed: string): Promise<FoundRoom[]> {
  const { items } = await call<Listed<NamedPlace>>('GET', `${MY}/communities/${at(communityId)}/places?q=${at(typed)}`)
  return items.filter(({ isRoom }) => isRoom).map(({ id, path }) => ({ id, names: path }))
}

export const claimed = (code: string) => call<ClaimedRoom>('GET', `${MY}/claims/${at(code)}`)

export const sendCode = (mobile: string) => call<{ resendAfterSeconds: number }>('POST', `${MY}/sms-codes`, { mobile })

/** Whether the community wants the ID number of people like the applicant. */
export async function idNumberAsked(draft: Draft): Promise<'NOT_ASKED' | 'OPTIONAL' | 'REQUIRED'> {
  const community = (await communities()).find(({ id }) => id === draft.communityId)
  return community?.asked.find(({ identity }) => identity === draft.identity)?.idNumber ?? 'NOT_ASKED'
}

/** What goes out: the room in one of three ways. */
export function requestOf(draft: Draft) {
  const room = draft.invitation
    ? { invitation: draft.invitation }
    : draft.claimCode
      ? { claimCode: draft.claimCode, identity: draft.identity }
      : { communityId: draft.communityId, roomId: draft.roomId, identity: draft.identity }
  const idNumber = draft.idNumber.trim().toUpperCase()
  return {
    ...room,
    name: draft.name.trim(),
    mobile: draft.mobile.trim(),
    smsCode: draft.code,
    ...(idNumber ? { idNumber } : {}),
  }
}

// The same application sent again after a lost answer is the same application.
let sent = { what: '', key: '' }
export function apply(draft: Draft): Promise<Application> {
  const request = requestOf(draft)
  const what = JSON.stringify(request)
  if (sent.what !== what) sent = { what, key: idempotencyKey() }
  return call<Application>('POST', `${MY}/verifications`, request, { 'Idempotency-Key': sent.key })
}

export const applications = () => call<Listed<Application>>('GET', `${MY}/verifications`).then(({ items }) => items)

export const application = (id: string) => call<Application>('GET', `${MY}/verifications/${at(id)}`)

export const withdraw = (id: string) => call<Application>('POST', `${MY}/verifications/${at(id)}/withdrawal`)

export const supplement = (id: string, text: string) =>
  call<Application>('POST', `${MY}/verifications/${at(id)}/supplements`, { text })

/** The room of an application or home, as people say it. */
export const roomOf = (of: { names: readonly string[] }) => joined(of.names)
