import { createParser } from 'eventsource-parser'
import { request } from './client'
import { Problem } from './problem'

export interface StreamEvent {
  /** Where a later connection goes on from. */
  id: string | undefined
  type: string
  data: string
}

export interface Following {
  /** Events as they come. */
  onEvent: (event: StreamEvent) => void
  /** Whether the stream is open; false also before each new try. */
  onOpen?: (open: boolean) => void
  /** The service will not have it (no such thing, no right): no further try. */
  onRefused?: (problem: Problem) => void
  /** The server ended the stream; answer whether to connect again (default: yes). */
  onEnd?: () => boolean
  lastEventId?: string
  /** Sent with each connection, e.g. `ANONYMOUS`. */
  headers?: Record<string, string>
  signal: AbortSignal
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** Services send a comment every 15 s; three missed mean that the line is dead although nothing said so. */
const SILENCE_MS = 45_000

/** Twice as long each time, up to half a minute, and never all clients in the same moment. */
export function waitBefore(tryNumber: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tryNumber, 10))
  return longest / 2 + (random() * longest) / 2
}

/**
 * Follows a stream of server-sent events with the caller's token until the signal ends it: connects again after drops,
 * going on from the last event that came.
 */
export async function follow(path: string, following: Following): Promise<void> {
  const { signal, onEvent, onOpen, onRefused } = following
  let lastEventId = following.lastEventId
  let failures = 0
  while (!signal.aborted) {
    let again = true
    try {
      await connect(
        path,
        lastEventId,
        following.headers,
        signal,
        () => onOpen?.(true),
        (event) => {
          failures = 0
          if (event.id !== undefined) lastEventId = event.id
          onEvent(event)
        },
      )
      again = following.onEnd?.() ?? true
    } catch (error) {
      if (signal.aborted) break
      const problem = Problem.from(error)
      if (!problem.passing && problem.status !== 401) {
        onRefused?.(problem)
        break
      }
    }
    onOpen?.(false)
    if (!again) break
    await pause(waitBefore(failures++), signal)
  }
  onOpen?.(false)
}

async function connect(
  path: string,
  lastEventId: string | undefined,
  others: Record<string, string> | undefined,
  signal: AbortSignal,
  opened: () => void,
  onEvent: (event: StreamEvent) => void,
): Promise<void> {
  const line = new AbortController()
  const end = () => line.abort()
  signal.addEventListener('abort', end, { once: true })
  let silence = setTimeout(end, SILENCE_MS)
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(end, SILENCE_MS)
  }
  try {
    const headers: Record<string, string> = { ...others, Accept: 'text/event-stream' }
    if (lastEventId !== undefined) headers['Last-Event-ID'] = lastEventId
    const response = await request(path, { headers, cache: 'no-store', signal: line.signal })
    opened()
    const parser = createParser({
      onEvent: (event) => onEvent({ id: event.id, type: event.event ?? 'message', data: event.data }),
    })
    const reader = response.body!.getReader()
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      parser.feed(decoder.decode(value, { stream: true }))
    }
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', end)
    line.abort()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const timer = setTimeout(resume, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resume()
      },
      { once: true },
    )
    // who comes back to the page or to the network does not wait any longer
    if (typeof addEventListener === 'function') addEventListener('online', () => resume(), { once: true, signal })
  })
}
