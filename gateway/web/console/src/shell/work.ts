import { computed } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/import'
import { live } from './live'

export type Import = components['schemas']['ImportView']

const RUNNING: readonly Import['state'][] = ['MAPPED', 'CHECKING', 'APPLYING', 'CANCELLING', 'UNDOING']
const OVER: readonly Import['state'][] = ['APPLIED', 'FAILED', 'CANCELLED', 'UNDONE']
const LATEST = 20

export const isRunning = (one: Import) => RUNNING.includes(one.state)

/** Waits for a person to go on with it. */
export const isWaiting = (one: Import) => one.state === 'CHECKED' || one.state === 'UPLOADED'

/** Whole per cent done; 100 only when all is. */
export function percentDone(one: Pick<Import, 'done' | 'total'>): number {
  if (one.total <= 0) return 0
  return one.done >= one.total ? 100 : Math.min(99, Math.round((one.done / one.total) * 100))
}

/** What ended on the same day as now, where the office is. */
export function endedToday(one: Import, now = new Date()): boolean {
  const day = (at: string | Date) => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  return OVER.includes(one.state) && one.finishedAt !== undefined && day(one.finishedAt) === day(now)
}

/** How an ended import went, for its mark: `problems` has rows that were not imported. */
export function outcome(one: Import): 'done' | 'problems' | 'failed' | 'cancelled' | 'undone' {
  if (one.state === 'FAILED') return 'failed'
  if (one.state === 'CANCELLED') return 'cancelled'
  if (one.state === 'UNDONE') return 'undone'
  return notImported(one) > 0 ? 'problems' : 'done'
}

/** Rows of an ended import that did not get in; the service counts what was wrong before among those that failed. */
export function notImported(one: Import): number {
  return one.applied.failed
}

/** The office's latest imports: what runs, what waits for a person, what ended today. */
export function useWork() {
  const query = useQuery({
    queryKey: ['import', 'imports', 'latest'],
    queryFn: async ({ signal }) => {
      const { data } = await api.import.GET('/api/import/v1/imports', { params: { query: { limit: LATEST } }, signal })
      return data!
    },
    // the stream tells; without it, ask
    refetchInterval: (query) => {
      const running = query.state.data?.items.some(isRunning) ?? false
      return live.value ? (running ? 15_000 : false) : running ? 3_000 : 30_000
    },
  })
  const imports = computed(() => query.data.value?.items ?? [])
  return {
    query,
    imports,
    running: computed(() => imports.value.filter(isRunning)),
    waiting: computed(() => imports.value.filter(isWaiting)),
    ended: computed(() => imports.value.filter((one) => endedToday(one))),
  }
}
