import { reactive, readonly } from 'vue'
import { idempotencyKey } from '@haina/shared/api/client'
import { accessToken } from '@haina/shared/api/session'
import { Problem } from '@haina/shared/api/problem'
import { currentLanguage } from '@haina/shared/i18n'
import type { Import } from './imports'

const PATH = '/api/import/v1/imports'

interface Upload {
  file: File | undefined
  /** Bytes on their way; the whole file is sent before its first word of recognition comes. */
  sent: number
  running: boolean
  problem: Problem | undefined
}

const current = reactive<Upload>({ file: undefined, sent: 0, running: false, problem: undefined })
let request: XMLHttpRequest | undefined
let key = ''

/** The one upload of this window; goes on while other pages are looked at. */
export const upload = readonly(current)

/** Sends a file; answers its import, or nothing when it was refused or cancelled: `upload.problem` says why. */
export async function send(file: File): Promise<Import | undefined> {
  cancel()
  Object.assign(current, { file, sent: 0, running: true, problem: undefined })
  key = idempotencyKey()
  return attempt(file, key)
}

/** The same file once more; an upload that arrived after all is not made twice. */
export async function again(): Promise<Import | undefined> {
  const file = current.file
  if (!file) return undefined
  Object.assign(current, { sent: 0, running: true, problem: undefined })
  return attempt(file, key)
}

async function attempt(file: File, mine: string): Promise<Import | undefined> {
  try {
    const made = await post(file, mine)
    if (mine === key) forget()
    return made
  } catch (error) {
    if (mine === key && current.running) Object.assign(current, { running: false, problem: Problem.from(error) })
    return undefined
  }
}

export function cancel(): void {
  Object.assign(current, { running: false })
  request?.abort()
  request = undefined
  forget()
}

export function forget(): void {
  Object.assign(current, { file: undefined, sent: 0, running: false, problem: undefined })
}

// fetch does not tell how much is sent
async function post(file: File, idempotency: string, fresh = false): Promise<Import> {
  const token = await accessToken(fresh)
  const answer = await new Promise<XMLHttpRequest>((resolve, reject) => {
    const xhr = (request = new XMLHttpRequest())
    xhr.open('POST', PATH)
    if (token) xhr.setRequestHeader('Authorization', `Bearer ${token}`)
    xhr.setRequestHeader('Idempotency-Key', idempotency)
    xhr.setRequestHeader('Accept-Language', currentLanguage())
    xhr.upload.onprogress = ({ loaded }) => (current.sent = Math.min(loaded, file.size))
    xhr.onload = () => resolve(xhr)
    xhr.onerror = () => reject(new Problem({ code: 'network' }, 0))
    xhr.onabort = () => reject(new Problem({ code: 'cancelled' }, 0))
    const form = new FormData()
    form.append('file', file)
    xhr.send(form)
  })
  if (answer.status === 401 && !fresh) return post(file, idempotency, true)
  const body = parsed(answer.responseText)
  if (answer.status < 200 || answer.status >= 300) {
    const wait = Number(answer.getResponseHeader('Retry-After'))
    throw new Problem(body, answer.status, wait > 0 ? wait : undefined)
  }
  return { ...(body as unknown as Import), etag: answer.getResponseHeader('ETag') ?? '*' }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
