import createClient, { type Middleware } from 'openapi-fetch'
import type { paths as AuthPaths } from './generated/auth'
import type { paths as ResidentPaths } from './generated/resident'
import type { paths as StaffPaths } from './generated/staff'
import type { paths as ImportPaths } from './generated/import'
import type { paths as NotifyPaths } from './generated/notify'
import type { paths as WechatPaths } from './generated/wechat'
import { accessToken } from './session'
import { Problem } from './problem'
import { Limit } from './timeout'

const TIMEOUT_MS = 30_000
const LANGUAGE_KEY = 'hn-language'

/**
 * One fetch for all services: the caller's token, one fresh token after a 401, a time-out, and every refusal as a
 * {@link Problem}. A request that nobody is signed in for goes without a token; the service says what it thinks of it.
 */
async function send(request: Request): Promise<Response> {
  const anonymous = request.headers.has('X-Anonymous')
  request.headers.delete('X-Anonymous')
  request.headers.set('Accept-Language', localStorage.getItem(LANGUAGE_KEY) ?? 'zh-CN')
  const again = anonymous ? undefined : request.clone()
  try {
    const token = anonymous ? undefined : await accessToken()
    if (token) request.headers.set('Authorization', `Bearer ${token}`)
    let response = await limited(request)
    if (response.status === 401 && again && token) {
      const fresh = await accessToken(true)
      if (fresh) {
        again.headers.set('Authorization', `Bearer ${fresh}`)
        response = await limited(again)
      }
    }
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError' && request.signal.aborted) throw error
    throw Problem.from(error)
  }
}

// Uploads may take as long as the line is slow, and so may files and streams once they have begun; all else has an end.
async function limited(request: Request): Promise<Response> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return fetch(request)
  const limit = new Limit(TIMEOUT_MS, request.signal)
  const response = await fetch(new Request(request, { signal: limit.signal }))
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) limit.lift()
  return response
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await Problem.of(response)
  },
}

/** A service as its own description types it; whoever is no operator adds their own token to it. */
export function client<Paths extends object>() {
  const made = createClient<Paths>({ baseUrl: location.origin, fetch: send })
  made.use(refusals)
  return made
}

/** The services, typed by what they publish themselves. */
export const api = {
  auth: client<AuthPaths>(),
  resident: client<ResidentPaths>(),
  staff: client<StaffPaths>(),
  import: client<ImportPaths>(),
  notify: client<NotifyPaths>(),
  wechat: client<WechatPaths>(),
}

/** The same fetch for what is not JSON (files, streams). Throws {@link Problem}. */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  const response = await send(new Request(new URL(path, location.origin), init))
  if (!response.ok) throw await Problem.of(response)
  return response
}

/** The version a record was read in: goes back as `If-Match` with a change. */
export function etag(response: Response): string {
  return response.headers.get('ETag') ?? '*'
}

/** A key for a POST that must act once, however often it is sent. */
export function idempotencyKey(): string {
  return (
    crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join('-')
  )
}

/** Saves a file that needs the caller's token, under the name the service gives it. */
export async function download(path: string, init?: RequestInit): Promise<void> {
  const response = await request(path, init)
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const star = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const name = star ? decodeURIComponent(star) : (/filename="?([^";]+)/i.exec(disposition)?.[1] ?? 'download')
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Saves a file that is made from what is sent. */
export async function downloadFor(path: string, body: object): Promise<void> {
  await download(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** For calls of people who are not signed in (yet): they neither need nor wait for a session. */
export const ANONYMOUS = { 'X-Anonymous': '1' }
