// @vitest-environment node
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StreamEvent } from './stream'

let server: Server | undefined
const ending = new AbortController()

async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer)
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready))
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${(server!.address() as AddressInfo).port}` })
  vi.stubGlobal('localStorage', { getItem: () => null })
  const { signedIn } = await import('./session')
  signedIn({
    accessToken: 'token-1',
    expiresInSeconds: 600,
    sessionId: 's',
    operator: { id: 'o' },
    tenant: { id: 't' },
  } as never)
  return import('./stream')
}

afterEach(() => {
  ending.abort()
  server?.closeAllConnections()
  server?.close()
})

describe('A stream', () => {
  it('goes on from the last event after the line was cut in the middle of one', async () => {
    const asked: (string | undefined)[] = []
    const { follow } = await serving((request, response) => {
      asked.push(request.headers['last-event-id'] as string | undefined)
      expect(request.headers.authorization).toBe('Bearer token-1')
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      if (asked.length === 1) {
        response.write(': beat\n\nid: 7\nevent: resident.changed.v1\ndata: {"a":')
        response.write('1}\n\nid: 8\nevent: lost\nda')
        setImmediate(() => request.socket.destroy())
      } else response.write('id: 8\nevent: staff.changed.v1\ndata: {"b":2}\n\n')
    })
    const seen: StreamEvent[] = []
    const states: boolean[] = []
    void follow('/live', {
      signal: ending.signal,
      onEvent: (event) => seen.push(event),
      onOpen: (open) => states.push(open),
    })
    await vi.waitFor(() => expect(seen).toHaveLength(2), 20_000)
    expect(asked).toEqual([undefined, '7'])
    expect(seen).toEqual([
      { id: '7', type: 'resident.changed.v1', data: '{"a":1}' },
      { id: '8', type: 'staff.changed.v1', data: '{"b":2}' },
    ])
    expect(states).toEqual([true, false, true])
  })

  it('waits longer after each failure, up to half a minute, and spreads clients', async () => {
    const { waitBefore } = await import('./stream')
    expect([0, 1, 2, 5, 40].map((n) => waitBefore(n, () => 1))).toEqual([1_000, 2_000, 4_000, 30_000, 30_000])
    expect(waitBefore(0, () => 0)).toBe(500)
  })
})
