import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { Problem } from '@haina/shared/api/problem'

/** A record and the version it was read in. */
export interface Versioned<Record> {
  record: Record
  etag: string
}

/** What is done to a record; sent with the version it was meant for. */
export interface Deed<Record> {
  /** In the user's words, for when it could not be done. */
  doing?: string
  act: (etag: string) => Promise<Versioned<Record>>
}

/**
 * Changes of one record, one at a time. Each goes out with the version that was on the screen; when somebody else was
 * faster, nothing is done until a person chose between both versions.
 *
 * @param base what is on the screen
 * @param fetch reads what is stored now
 * @param keep takes over what the service answered
 */
export function useChange<Record>(
  base: () => Versioned<Record> | undefined,
  fetch: () => Promise<Versioned<Record>>,
  keep: (now: Versioned<Record>) => void,
): Change<Record> {
  const busy = shallowRef(false)
  const failure = shallowRef<Problem>()
  const stale = shallowRef<Stale<Record>>()

  async function attempt(deed: Deed<Record>, from: Versioned<Record>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = undefined
    try {
      keep(await deed.act(from.etag))
      stale.value = undefined
      return true
    } catch (error) {
      const problem = Problem.from(error)
      if (!problem.stale) failure.value = problem
      else {
        try {
          stale.value = { base: stale.value?.base ?? from, theirs: await fetch(), deed }
        } catch (gone) {
          failure.value = Problem.from(gone)
        }
      }
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    failure,
    stale,
    locked: computed(() => busy.value || stale.value !== undefined),
    async run(deed) {
      const from = base()
      return from && !stale.value ? attempt(deed, from) : false
    },
    async overwrite() {
      const { theirs, deed } = stale.value ?? {}
      return theirs && deed ? attempt(deed, theirs) : false
    },
    discard() {
      const theirs = stale.value?.theirs
      stale.value = undefined
      failure.value = undefined
      if (theirs) keep(theirs)
    },
    notice(theirs, from) {
      stale.value = { base: stale.value?.base ?? from, theirs, deed: stale.value?.deed }
    },
    clear() {
      failure.value = undefined
      stale.value = undefined
    },
  }
}

interface Stale<Record> {
  base: Versioned<Record>
  theirs: Versioned<Record>
  /** Absent when their change was noticed before anything was sent. */
  deed?: Deed<Record> | undefined
}

export interface Change<Record> {
  busy: ShallowRef<boolean>
  failure: ShallowRef<Problem | undefined>
  stale: ShallowRef<Stale<Record> | undefined>
  locked: ComputedRef<boolean>
  /** Whether it was done; if not, `failure` or `stale` says why. */
  run: (deed: Deed<Record>) => Promise<boolean>
  overwrite: () => Promise<boolean>
  discard: () => void
  /** Somebody else changed the record while it is being edited here. */
  notice: (theirs: Versioned<Record>, from: Versioned<Record>) => void
  clear: () => void
}

/** The answer of a service as a record with its version. */
export function versioned<Record>(answer: { data?: Record; response: Response }): Versioned<Record> {
  return { record: answer.data!, etag: answer.response.headers.get('ETag') ?? '*' }
}
