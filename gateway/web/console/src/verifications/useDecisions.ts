import { shallowRef } from 'vue'
import { Problem } from '@haina/shared/api/problem'
import { sameCase } from './judging'
import { isPending, read, takeBack, type Read } from './verifications'

/**
 * Decisions, one at a time, each about exactly what was on the screen. When the record moved on meanwhile but nothing that
 * the decision rests on did, it goes out once more; otherwise nothing is done and `conflict` has what is stored now.
 */
export function useDecisions(
  page: { keep: (now: Read) => void; changed: () => unknown },
  fetch = read,
  back = takeBack,
) {
  const busy = shallowRef(false)
  const failure = shallowRef<Problem>()
  const conflict = shallowRef<Read>()
  const made: { id: string; name: string }[] = []
  const mine = new Set<string>()

  function clear() {
    failure.value = undefined
    conflict.value = undefined
  }

  async function attempt(from: Read, act: (etag: string) => Promise<Read>): Promise<Read | undefined> {
    try {
      return await act(from.etag)
    } catch (error) {
      const problem = Problem.from(error)
      if (problem.status !== 412 && problem.status !== 409) throw problem
      const now = await fetch(from.record.application.id)
      if (problem.status === 412 && sameCase(from.record, now.record)) return act(now.etag)
      page.keep(now)
      // a refusal for another reason than that somebody was faster has its own words
      if (problem.status === 409 && sameCase(from.record, now.record)) throw problem
      conflict.value = now
      return undefined
    }
  }

  async function alone<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    if (busy.value) return undefined
    busy.value = true
    clear()
    try {
      return await work()
    } catch (error) {
      failure.value = Problem.from(error)
      return undefined
    } finally {
      busy.value = false
      void page.changed()
    }
  }

  return {
    busy,
    failure,
    conflict,
    clear,
    /** Whether this window decided it. */
    mine: (id: string) => mine.has(id),
    latest: () => made[made.length - 1],
    /** Whether it was done; if not, `failure` or `conflict` says why. `undoable` ones can be taken back, the latest first. */
    async run(from: Read, act: (etag: string) => Promise<Read>, undoable: boolean): Promise<boolean> {
      const { id, name } = from.record.application
      const done = await alone(async () => {
        mine.add(id)
        const now = await attempt(from, act)
        if (now) page.keep(now)
        if (!now || isPending(now.record.application.state)) mine.delete(id)
        return now
      })
      if (done && undoable) made.push({ id, name })
      return done !== undefined
    },
    /** Takes a decision back with the version that is stored now: what became of the notice has moved it on. */
    async takeBack(id: string): Promise<Read | undefined> {
      return alone(async () => {
        const forget = () => {
          const at = made.findIndex((one) => one.id === id)
          if (at >= 0) made.splice(at, 1)
          mine.delete(id)
        }
        try {
          const now = await back(id, (await fetch(id)).etag)
          forget()
          page.keep(now)
          return now
        } catch (error) {
          if (Problem.from(error).status === 409) forget()
          throw error
        }
      })
    },
  }
}
