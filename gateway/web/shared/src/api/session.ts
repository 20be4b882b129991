import { ref, readonly } from 'vue'
import type { components } from './generated/auth'
import { Problem } from './problem'

export type SignedIn = components['schemas']['SignedIn']

/** Who is signed in. The access token lives in memory only; the refresh token is a cookie that no script can read. */
const current = ref<SignedIn>()
const ended = ref(false)
let expiresAt = 0
let refreshing: Promise<string | undefined> | undefined

export const session = readonly(current)
/** The session ended while somebody was working: ask for a new sign-in without leaving the page. */
export const sessionEnded = readonly(ended)

export function signedIn(answer: SignedIn): void {
  current.value = answer
  ended.value = false
  expiresAt = Date.now() + (answer.expiresInSeconds - 30) * 1000
}

export function signedOut(): void {
  current.value = undefined
  ended.value = false
  expiresAt = 0
}

/** A token that is still good for a while; refreshed when it is not. Undefined: nobody is signed in (any more). */
export async function accessToken(force = false): Promise<string | undefined> {
  if (!force && current.value && Date.now() < expiresAt) return current.value.accessToken
  refreshing ??= oneTabAtATime(refresh).finally(() => (refreshing = undefined))
  return refreshing
}

// The refresh token rotates with each use: two tabs that use the same one would look like theft.
async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request('haina-session', work) : await work()
}

async function refresh(): Promise<string | undefined> {
  const response = await fetch('/api/auth/v1/session-refreshes', {
    method: 'POST',
    signal: AbortSignal.timeout(20_000),
  })
  if (response.ok) {
    signedIn((await response.json()) as SignedIn)
    return current.value?.accessToken
  }
  if (response.status === 401 || response.status === 403) {
    if (current.value) ended.value = true
    return undefined
  }
  throw await Problem.of(response)
}
