import { apply, connection, world } from './world'
import type { Sms } from './api'

const PARTS = [
  'world',
  'persons',
  'accounts',
  'follows',
  'menus',
  'codes',
  'faults',
  'switches',
  'messages',
  'texts',
  'exchanges',
]
const AGAIN_MS = 1500

type Arrival = (text: Sms) => void
const arrivals = new Set<Arrival>()

/** Calls for every text that arrives from now on. The answer ends it. */
export function onText(call: Arrival): () => void {
  arrivals.add(call)
  return () => arrivals.delete(call)
}

/**
 * Follows the simulators. The browser itself resumes after a drop; only when it gives up (an answer that is no stream,
 * while they restart) the stream is opened anew, and begins with the whole world.
 */
export function follow(): void {
  const stream = new EventSource('/sim/api/live')
  stream.onopen = () => (connection.value = 'live')
  stream.onerror = () => {
    connection.value = 'lost'
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN_MS)
  }
  for (const part of PARTS) {
    stream.addEventListener(part, (event: MessageEvent<string>) => {
      const data: unknown = JSON.parse(event.data)
      const newest = world.texts[0]?.number ?? 0
      apply(world, part, data)
      connection.value = 'live'
      if (part === 'texts' && (data as Sms).number > newest) for (const call of arrivals) call(data as Sms)
    })
  }
}
