import { data, resident, type Schemas } from '../follower/resident'

// What the pages ask of resident-service about the follower's rooms.

const MY = '/api/resident/v1/my'

/** Somebody else who is verified in the room; told to owners only. */
export type Person = Schemas['MyHomesMyHomePersonView']
export type Home = Schemas['MyHomesMyHomeView']
type Invitation = Schemas['MyHomeInvitationView']

export const homes = () => data(resident.GET(`${MY}/homes`)).then(({ items }) => items)
export const makeDefault = (homeId: string) =>
  data(resident.PUT(`${MY}/default-home`, { body: { homeId } })).then(({ items }) => items)
export const leave = (id: string) => resident.POST(`${MY}/homes/{id}/unbinding`, { params: { path: { id } } })
export const endAccess = (id: string, personId: string) =>
  data(resident.POST(`${MY}/homes/{id}/people/{personId}/end`, { params: { path: { id, personId } } }))

// A token is told once, so a page that is opened again shows the invitation that it made, while that is good.
const made = new Map<string, Invitation>()
export async function invite(id: string, anew = false): Promise<Invitation> {
  const before = made.get(id)
  if (before && !anew && new Date(before.expiresAt).getTime() > Date.now()) return before
  made.delete(id) // also where no answer comes: it may be over
  const invitation = await data(
    resident.POST(`${MY}/homes/{id}/invitations`, { params: { path: { id } }, body: { identity: 'FAMILY', anew } }),
  )
  made.set(id, invitation)
  return invitation
}

export const invitation = (token: string) =>
  data(resident.GET(`${MY}/invitations/{token}`, { params: { path: { token } } }))
export const confirmations = () =>
  data(resident.GET(`${MY}/confirmations`)).then(({ items }) =>
    items.filter(({ state }) => state === 'WAITING_FOR_OWNER'),
  )
export const confirmation = (id: string) => data(resident.GET(`${MY}/confirmations/{id}`, { params: { path: { id } } }))
export const decide = (id: string, accept: boolean) =>
  data(resident.POST(`${MY}/confirmations/{id}/answer`, { params: { path: { id } }, body: { accept } }))
