import { ANONYMOUS, api } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'

// Who holds this phone. The token lives in the page's memory only: several simulated phones share one browser, and a
// page that has none walks silently through WeChat's OAuth and comes back with a ticket for one.

/** A fresh page asks anew this long before the token's end, rather than in the middle of a press. */
const MARGIN_MS = 60_000
/** More rounds than this in half a minute are a fault, not a sign-in. */
const MOST_ROUNDS = 3
const ROUNDS_WITHIN_MS = 30_000

let token: string | undefined
let expiresAt = 0
let subject = ''

/** `<appId>.<openid>` of whoever holds this phone; empty before the sign-in. */
export const followerId = () => subject
/** The ticket in a fragment, which is then taken out of the address so that nobody shares it. */
export function ticketIn(hash: string): string | undefined {
  return /^#ticket=([\w.-]+)$/.exec(hash)?.[1]
}

/** The part of a token that says whose it is. */
export function subjectOf(jwt: string): string {
  const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
  return (JSON.parse(atob(payload)) as { sub?: string }).sub ?? ''
}

/** Where the silent round begins. */
export function roundTo(app: string, page: string): string {
  return `/api/auth/v1/follower-sign-ins?app=${encodeURIComponent(app)}&to=${encodeURIComponent(page)}`
}

const roundsOf = (phone: string) => `hn-rounds:${phone}`

/** Whether another round may be walked; counts it. Phones in one tab share the store, so each has its own count. */
export function mayGoRound(store: Storage, phone: string, now: number): boolean {
  const key = roundsOf(phone)
  const before = (JSON.parse(store.getItem(key) ?? '[]') as number[]).filter((at) => now - at < ROUNDS_WITHIN_MS)
  if (before.length >= MOST_ROUNDS) {
    store.removeItem(key)
    return false
  }
  store.setItem(key, JSON.stringify([...before, now]))
  return true
}

/**
 * Leaves the page for WeChat; what is drafted waits in the store. Never comes back.
 *
 * @param page where to come back to
 */
export function goRound(page = location.pathname + location.search): Promise<never> {
  token = undefined
  const app = appIn(page)
  if (mayGoRound(sessionStorage, window.name, Date.now())) location.replace(roundTo(app, page))
  else location.replace(`/m/not-in?why=ENDED&app=${encodeURIComponent(app)}&to=${encodeURIComponent(page)}`)
  return new Promise(() => {})
}

/** The account that an address is about. */
export function appIn(page: string): string {
  return new URLSearchParams(page.slice(page.indexOf('?') + 1)).get('app') ?? ''
}

/** Signed in, or on the way to be. Resolves when the page may show itself. */
export async function signIn(page: string): Promise<void> {
  if (token && Date.now() < expiresAt) return
  const ticket = ticketIn(location.hash)
  if (!ticket) return goRound(page)
  history.replaceState(history.state, '', location.pathname + location.search)
  try {
    const { data } = await api.auth.POST('/api/auth/v1/follower-tokens', { body: { ticket }, headers: ANONYMOUS })
    const answer = data!
    token = answer.accessToken
    expiresAt = Date.now() + answer.expiresIn * 1000 - MARGIN_MS
    subject = subjectOf(token)
    sessionStorage.removeItem(roundsOf(window.name)) // it ended well
  } catch (error) {
    if (Problem.from(error).status === 422) return goRound(page)
    throw error
  }
}

/** The token to call with; whoever has none that is good leaves for one and never comes back. */
export const tokenNow = (): Promise<string> => (token && Date.now() < expiresAt ? Promise.resolve(token) : goRound())

/** Calls a service for whoever holds the phone. */
export const asFollower = {
  async onRequest({ request }: { request: Request }) {
    request.headers.set('Authorization', `Bearer ${await tokenNow()}`)
    request.headers.set('X-Anonymous', ANONYMOUS['X-Anonymous']) // no operator's session
  },
  onResponse: ({ response }: { response: Response }) => (response.status === 401 ? goRound() : undefined),
}
