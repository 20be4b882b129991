import { call } from '../follower/session'
import type { Identity } from '../verify/draft'

// What the pages ask of resident-service about the follower's rooms, in the words of its API.

const MY = '/api/resident/v1/my'
const at = encodeURIComponent

interface Listed<T> {
  items: T[]
}

/** Somebody else who is verified in the room; told to owners only. */
export interface Person {
  id: string
  name?: string
  identity: Identity
  since: string
  canEnd: boolean
}

export interface Home {
  id: string
  communityId: string
  communityName?: string
  names: string[]
  identity: Identity
  name?: string
  isDefault: boolean
  since: string
  canInvite: boolean
  people: Person[]
}

export interface Confirmation {
  id: string
  roomId: string
  address?: string
  name: string
  identity: Identity
  state: string
  createdAt: string
}

export interface Invitation {
  token: string
  expiresAt: string
}

export interface Invited {
  communityId: string
  communityName?: string
  names: string[]
  identity: Identity
  inviterMasked?: string
}

export const homes = () => call<Listed<Home>>('GET', `${MY}/homes`).then(({ items }) => items)
export const makeDefault = (homeId: string) =>
  call<Listed<Home>>('PUT', `${MY}/default-home`, { homeId }).then(({ items }) => items)
export const leave = (id: string) => call<void>('POST', `${MY}/homes/${at(id)}/unbinding`)
export const endAccess = (id: string, person: string) =>
  call<Home>('POST', `${MY}/homes/${at(id)}/people/${at(person)}/end`)

// A token is told once, so a page that is opened again shows the invitation that it made, while that is good.
const made = new Map<string, Invitation>()
export async function invite(homeId: string, anew = false): Promise<Invitation> {
  const before = made.get(homeId)
  if (before && !anew && new Date(before.expiresAt).getTime() > Date.now()) return before
  const invitation = await call<Invitation>('POST', `${MY}/homes/${at(homeId)}/invitations`, { identity: 'FAMILY' })
  made.set(homeId, invitation)
  return invitation
}

export const invitation = (token: string) => call<Invited>('GET', `${MY}/invitations/${at(token)}`)
export const confirmations = () =>
  call<Listed<Confirmation>>('GET', `${MY}/confirmations`).then(({ items }) =>
    items.filter(({ state }) => state === 'WAITING_FOR_OWNER'),
  )
export const confirmation = (id: string) => call<Confirmation>('GET', `${MY}/confirmations/${at(id)}`)
export const decide = (id: string, accept: boolean) =>
  call<Confirmation>('POST', `${MY}/confirmations/${at(id)}/answer`, { accept })
