import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query'
import type { Versioned } from './useChange'

type Id = MaybeRefOrGetter<string | undefined>

/**
 * What this browser keeps of the records of one kind, under `[service, noun, kind, id]`; `record` is the record itself.
 *
 * @param around beginning of the keys of all that may change with a record
 */
export function recordCache<Record extends { id: string }>(
  [service, noun]: readonly [service: string, noun: string],
  read: (id: string, signal?: AbortSignal) => Promise<Versioned<Record>>,
  around: readonly string[] = [service, noun],
) {
  /** Something of a record, once there is one. */
  function useOf<Found>(kind: string, id: Id, find: (id: string, signal: AbortSignal) => Promise<Found>) {
    return useQuery({
      queryKey: computed(() => [service, noun, kind, toValue(id)]),
      enabled: computed(() => Boolean(toValue(id))),
      queryFn: ({ signal }) => find(toValue(id)!, signal),
    })
  }

  /** All that may have changed is read again, except the record whose answer is at hand. */
  function reread(client: QueryClient, except?: string): void {
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        around.every((word, at) => queryKey[at] === word) && !(queryKey[2] === 'record' && queryKey[3] === except),
    })
  }

  const useRecord = (id: Id) => useOf('record', id, read)

  /** Shows what the service answered to a change at once; lists and counts are read again. */
  function useKept(): (now: Versioned<Record>) => void {
    const client = useQueryClient()
    return (now) => {
      client.setQueryData([service, noun, 'record', now.record.id], now)
      reread(client, now.record.id)
    }
  }

  return { useRecord, useOf, useKept, reread }
}
