import { ref, readonly } from 'vue'
import type { components } from './generated/auth'
import { Problem } from './problem'
import { timeout } from './timeout'

export type SignedIn = components['schemas']['SignedIn']

/** Who is signed in. The access token lives in memory only; the refresh token is a cookie that no script can read. */
const current = ref<SignedIn>()
const ended = ref(false)
let expiresAt = 0
let refreshing: Promise<string | undefined> | undefined
let goOn: (() => void)[] = []

export const session = readonly(current)
/**
 * The session ended while somebody was working: ask for a new sign-in without leaving the page. Requests wait for it and
 * then go on.
 */
export const sessionEnded = readonly(ended)

// Other tabs of this browser share the cookie: they are told when somebody signs out or in.
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('haina-session')
tabs?.addEventListener('message', (event: MessageEvent<{ operator?: string }>) => {
  if (!current.value) return
  if (event.data.operator === undefined) {
    ended.value = true
    expiresAt = 0
  } else if (event.data.operator !== current.value.operator.id) {
    location.reload() // somebody else signed in with this browser: nothing here may be shown or sent any more
  } else if (ended.value) {
    expiresAt = 0
    void refreshed()
  }
})

/** Takes up a session. After a forced sign-in by somebody else than before, the page begins anew. */
export function signedIn(answer: SignedIn): void {
  const before = current.value
  current.value = answer
  expiresAt = Date.now() + (answer.expiresInSeconds - 30) * 1000
  if (before && before.operator.id !== answer.operator.id) {
    tabs?.postMessage({ operator: answer.operator.id })
    location.reload()
    return
  }
  if (!before || ended.value) tabs?.postMessage({ operator: answer.operator.id })
  ended.value = false
  const waiting = goOn
  goOn = []
  waiting.forEach((resume) => resume())
}

/** The page forgets the session; what waited for it ends without one. */
export function signedOut(): void {
  current.value = undefined
  ended.value = false
  expiresAt = 0
  const waiting = goOn
  goOn = []
  waiting.forEach((resume) => resume())
}

/** Ends the session here and in the browser's other tabs. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/v1/sign-outs', { method: 'POST', signal: timeout(20_000) })
  signedOut()
  tabs?.postMessage({})
}

/**
 * A token that is still good for a while; refreshed when it is not. When the session has ended in the middle of work, waits
 * until somebody has signed in again. Undefined: nobody is signed in.
 */
export async function accessToken(force = false): Promise<string | undefined> {
  if (!force && current.value && Date.now() < expiresAt) return current.value.accessToken
  const token = await refreshed()
  if (token !== undefined || !ended.value) return token
  await new Promise<void>((resume) => goOn.push(resume))
  return current.value?.accessToken
}

function refreshed(): Promise<string | undefined> {
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
    signal: timeout(20_000),
  })
  if (response.ok) {
    signedIn((await response.json()) as SignedIn)
    return current.value?.accessToken
  }
  if (response.status === 401 || response.status === 403) {
    // unread, the answer would keep its connection busy
    await response.body?.cancel()
    if (current.value) ended.value = true
    return undefined
  }
  throw await Problem.of(response)
}
