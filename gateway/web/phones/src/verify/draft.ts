import { reactive, watch } from 'vue'
import { followerId } from '../follower/session'
import type { Schemas } from '../follower/resident'
import type { Place } from './rooms'

export type Identity = Schemas['MyVerificationView']['identity']

export interface Draft {
  communityId: string
  communityName: string
  /** Nodes picked so far, outermost first. */
  path: Place[]
  roomId: string
  /** The names on the way to the room and its own. */
  names: string[]
  claimCode: string
  identity: Identity | ''
  name: string
  mobile: string
  code: string
  idNumber: string
  agreed: boolean
  /** The invitation of an owner that this answers. */
  invitation: string
  /** What is being written to the office that asked for more, by application. */
  answers: Record<string, string>
}

const empty = (): Draft => ({
  communityId: '',
  communityName: '',
  path: [],
  roomId: '',
  names: [],
  claimCode: '',
  identity: '',
  name: '',
  mobile: '',
  code: '',
  idNumber: '',
  agreed: false,
  invitation: '',
  answers: {},
})

// What somebody has filled in, kept for the visit: a reload, or a phone that put the page away to read the message, comes
// back where it was. Several simulated phones share the store, so it is kept by who holds the phone. Neither the code nor
// the ID number is written down.
export const draft = reactive<Draft>(empty())
let loadedFor = ''

/** What is kept of a draft. */
export function kept(whole: Draft): string {
  return JSON.stringify({ ...whole, code: '', idNumber: '' })
}

const key = () => `hn-verify:${loadedFor}`

/** Takes up the draft of whoever holds the phone; before that there is none. */
export function takeUp(): void {
  if (loadedFor === followerId()) return
  loadedFor = followerId()
  let before: Partial<Draft> = {}
  try {
    before = JSON.parse(sessionStorage.getItem(key()) ?? '{}') as Partial<Draft>
  } catch {
    // what an older page wrote
  }
  Object.assign(draft, empty(), before)
}
watch(draft, () => {
  if (loadedFor) sessionStorage.setItem(key(), kept(draft))
})

/** After the application went out: what is asked only once is forgotten. */
export function handedIn(): void {
  Object.assign(draft, { code: '', idNumber: '', invitation: '' })
}

/** Another room: who applies stays. */
export function anotherRoom(): void {
  Object.assign(draft, { path: [], roomId: '', names: [], claimCode: '', code: '', idNumber: '' })
}
