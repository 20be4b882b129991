import { afterEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@haina/shared/api/problem'
import { useUploads } from './useUploads'
import type { Material, upload } from './materials'

const file = (name: string) => new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], name)
const arrives = () => Promise.resolve({} as Material)
/** A line on which nothing arrives until somebody hangs up. */
const hangs = (signal: AbortSignal | undefined) =>
  new Promise<Material>((_, refuse) => signal!.addEventListener('abort', () => refuse(new Error('aborted'))))
const asks = () => {
  const event = new Event('beforeunload', { cancelable: true })
  dispatchEvent(event)
  return event.defaultPrevented
}

describe('Files on their way', () => {
  const names = () => useUploads(() => undefined).uploads.map(({ name, state }) => `${name} ${state}`)
  afterEach(() => expect(names()).toEqual([]))

  it('that hang are taken from the line, and the next one goes', async () => {
    const sent: string[] = []
    const send: typeof upload = (_kind, one, _title, signal) => {
      sent.push(one.name)
      return one.name === 'a.jpg' ? hangs(signal) : arrives()
    }
    const { uploads, add, dismiss } = useUploads(() => undefined, send)
    const all = add('IMAGE', [file('a.jpg'), file('b.jpg'), file('c.jpg')])
    await vi.waitFor(() => expect(uploads[0]!.state).toBe('sending'))
    dismiss(uploads[1]!.id) // still waiting
    dismiss(uploads[0]!.id)
    await all
    expect(sent).toEqual(['a.jpg', 'c.jpg'])
  })

  it('that did not arrive are sent once more, as the same file', async () => {
    const tries: string[] = []
    const send: typeof upload = (_kind, _file, _title, _signal, key) => {
      tries.push(key!)
      return tries.length === 1 ? Promise.reject(new Problem({ code: 'network' }, 0)) : arrives()
    }
    const { uploads, add, again } = useUploads(() => undefined, send)
    await add('IMAGE', [file('a.jpg')])
    expect(uploads[0]).toMatchObject({ state: 'refused', problem: { passing: true } })
    await again(uploads[0]!.id)
    expect(uploads).toEqual([])
    expect(tries[1]).toBe(tries[0])
  })

  it('are not thrown away with the window without a question', async () => {
    const { uploads, add, dismiss } = useUploads(
      () => undefined,
      (_kind, _file, _title, signal) => hangs(signal),
    )
    expect(asks()).toBe(false)
    const all = add('IMAGE', [file('a.jpg')])
    await vi.waitFor(() => expect(uploads[0]!.state).toBe('sending'))
    expect(asks()).toBe(true)
    dismiss(uploads[0]!.id)
    await all
    expect(asks()).toBe(false)
  })
})
