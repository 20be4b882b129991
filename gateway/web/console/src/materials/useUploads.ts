import { markRaw, reactive, readonly } from 'vue'
import { idempotencyKey } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'
import { asks } from '@/ui/useUnsaved'
import { complaints, titleOf, type Complaint, type Kind } from './checks'
import { upload } from './materials'

export interface Upload {
  id: number
  kind: Kind
  name: string
  state: 'waiting' | 'sending' | 'refused'
  /** What the page found itself. */
  complaints: readonly Complaint[]
  /** What the service said. */
  problem?: Readonly<Problem> | undefined
}
interface Entry extends Upload {
  file: File
  /** The same for another try: it may have arrived and only its answer not. */
  key: string
  line: AbortController
}

const current = reactive<Entry[]>([])
let ids = 0
let turn: Promise<unknown> = Promise.resolve()

/**
 * The files on their way from this window, one after the other; what is done disappears, what was refused stays until it is
 * read. They go on while other pages are looked at, so the browser asks before it closes the window.
 */
export function useUploads(done: () => unknown, send: typeof upload = upload) {
  const find = (id: number) => current.find((entry) => entry.id === id)

  async function one(entry: Entry) {
    if (!find(entry.id)) return
    entry.complaints = await complaints(entry.kind, entry.file)
    if (entry.complaints.length) {
      entry.state = 'refused'
      return
    }
    entry.state = 'sending'
    try {
      await send(entry.kind, entry.file, titleOf(entry.file.name), entry.line.signal, entry.key)
      forget(entry.id)
    } catch (error) {
      entry.state = 'refused'
      entry.problem = Problem.from(error)
    }
    void done()
  }
  function queue(entry: Entry): Promise<unknown> {
    addEventListener('beforeunload', asks)
    turn = turn
      .then(() => one(entry))
      .finally(() => current.every(({ state }) => state === 'refused') && removeEventListener('beforeunload', asks))
    return turn
  }
  function add(kind: Kind, files: readonly File[]): Promise<unknown> {
    for (const file of files) {
      const state = 'waiting' as const
      const line = markRaw(new AbortController())
      current.push({
        id: ++ids,
        kind,
        name: file.name,
        state,
        complaints: [],
        file: markRaw(file),
        key: idempotencyKey(),
        line,
      })
      void queue(current[current.length - 1]!)
    }
    return turn
  }
  /** Once more, where it may help. */
  function again(id: number): Promise<unknown> {
    const entry = find(id)
    if (!entry) return turn
    entry.state = 'waiting'
    entry.problem = undefined
    return queue(entry)
  }
  function forget(id: number) {
    const at = current.findIndex((entry) => entry.id === id)
    if (at >= 0) current.splice(at, 1)
  }
  /** Takes it from the list, and from the line as well where it is still on its way. */
  function dismiss(id: number) {
    const entry = find(id)
    forget(id)
    entry?.line.abort()
  }
  return { uploads: readonly(current) as readonly Upload[], add, again, dismiss }
}
