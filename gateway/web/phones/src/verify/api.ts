import { i18n } from '@haina/shared/i18n'
import { idempotencyKey } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'
import { all, data, resident, type Schemas } from '../follower/resident'
import type { Draft } from './draft'
import { joined, type FoundPlace, type Place } from './rooms'

// What the pages ask of resident-service about verifying.

const MY = '/api/resident/v1/my'
const PAGE = 200
/** The office or an owner has still to say something, or the applicant. */
const PENDING = ['WAITING_FOR_OWNER', 'WAITING_FOR_REVIEW', 'MORE_NEEDED']

export type Community = Schemas['MyPlacesMyCommunityView']
export type Application = Schemas['MyVerificationView']
export type IdNumber = Schemas['MyPlacesMyCommunityAsked']['idNumber']

export const communities = () => data(resident.GET(`${MY}/communities`)).then(({ items }) => items)

export async function places(id: string, parent?: string): Promise<Place[]> {
  const found = await all((cursor) =>
    data(
      resident.GET(`${MY}/communities/{id}/places`, {
        params: { path: { id }, query: { limit: PAGE, parent, cursor } },
      }),
    ),
  )
  return found.map(({ id, name, layer, isRoom }) => ({ id, name, layer, room: isRoom }))
}

/** The rooms, and the buildings and their parts, that a text may mean. */
export async function placesLike(id: string, typed: string): Promise<FoundPlace[]> {
  const { items } = await data(
    resident.GET(`${MY}/communities/{id}/places`, { params: { path: { id }, query: { q: typed } } }),
  )
  return items.map(({ id, path, layer, isRoom }) => ({ id, names: path, layer, room: isRoom }))
}

/** A room by its code, and how far whoever scanned it has come with it already. */
export async function scanned(code: string) {
  const [room, { items: homes }, own] = await Promise.all([
    data(resident.GET(`${MY}/claims/{code}`, { params: { path: { code } } })),
    data(resident.GET(`${MY}/homes`)),
    applications(),
  ])
  const here = ({ roomId }: { roomId: string }) => roomId === room.roomId
  return { room, home: homes.find(here), open: own.find((one) => here(one) && PENDING.includes(one.state)) }
}

export const sendCode = (mobile: string) => data(resident.POST(`${MY}/sms-codes`, { body: { mobile } }))

/** Whether the community wants the ID number of people like the applicant; nobody does of whom the owner has invited. */
export async function idNumberAsked(draft: Draft): Promise<IdNumber> {
  if (draft.invitation) return 'NOT_ASKED'
  const community = (await communities()).find(({ id }) => id === draft.communityId)
  return community?.asked.find(({ identity }) => identity === draft.identity)?.idNumber ?? 'NOT_ASKED'
}

/** What goes out: the room in one of three ways. */
export function requestOf(draft: Draft): Schemas['VerificationRequest'] {
  const identity = draft.identity ? { identity: draft.identity } : {}
  const room = draft.invitation
    ? { invitation: draft.invitation }
    : draft.claimCode
      ? { claimCode: draft.claimCode, ...identity }
      : { communityId: draft.communityId, roomId: draft.roomId, ...identity }
  const idNumber = draft.idNumber.trim().toUpperCase()
  return {
    ...room,
    name: draft.name.trim(),
    mobile: draft.mobile.trim(),
    smsCode: draft.code,
    ...(idNumber ? { idNumber } : {}),
  }
}

// The same application sent again after a lost answer is the same application. One that was refused is tried anew: the
// service would only say the refusal again.
let sent = { what: '', key: '' }
export async function apply(draft: Draft): Promise<Application> {
  const body = requestOf(draft)
  const what = JSON.stringify(body)
  if (sent.what !== what) sent = { what, key: idempotencyKey() }
  try {
    return await data(resident.POST(`${MY}/verifications`, { body, headers: { 'Idempotency-Key': sent.key } }))
  } catch (thrown) {
    const { status, code } = Problem.from(thrown)
    if (status > 0 && status < 500 && code !== 'request.in-progress') sent = { what: '', key: '' }
    throw thrown
  }
}

export const applications = () => data(resident.GET(`${MY}/verifications`)).then(({ items }) => items)

export const application = (id: string) => data(resident.GET(`${MY}/verifications/{id}`, { params: { path: { id } } }))

export const withdraw = (id: string) =>
  data(resident.POST(`${MY}/verifications/{id}/withdrawal`, { params: { path: { id } } }))

export const supplement = (id: string, text: string) =>
  data(resident.POST(`${MY}/verifications/{id}/supplements`, { params: { path: { id } }, body: { text } }))

/** The room of an application or home, as people say it; also of one that the office has taken out of its buildings since. */
export const roomOf = (of: { names: readonly string[] }) => joined(of.names) || i18n.global.t('ui.roomGone')
