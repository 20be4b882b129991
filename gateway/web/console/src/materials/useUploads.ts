import { reactive, readonly } from 'vue'
import { Problem } from '@haina/shared/api/problem'
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
  problem?: Readonly<Problem>
}

const current = reactive<Upload[]>([])
let ids = 0
let turn: Promise<unknown> = Promise.resolve()

/** The files on their way from this window, one after the other; what is done disappears, what was refused stays until it is read. */
export function useUploads(done: () => unknown, send: typeof upload = upload) {
  async function one(entry: Upload, file: File) {
    entry.complaints = await complaints(entry.kind, file)
    if (entry.complaints.length) {
      entry.state = 'refused'
      return
    }
    entry.state = 'sending'
    try {
      await send(entry.kind, file, titleOf(file.name))
      dismiss(entry.id)
      void done()
    } catch (error) {
      entry.state = 'refused'
      entry.problem = Problem.from(error)
    }
  }
  function add(kind: Kind, files: readonly File[]): Promise<unknown> {
    for (const file of files) {
      current.push({ id: ++ids, kind, name: file.name, state: 'waiting', complaints: [] })
      const entry = current[current.length - 1]!
      turn = turn.then(() => one(entry, file))
    }
    return turn
  }
  function dismiss(id: number) {
    const at = current.findIndex((entry) => entry.id === id)
    if (at >= 0) current.splice(at, 1)
  }
  return { uploads: readonly(current), add, dismiss }
}
