import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import { live } from './live'

/** How many applications to be verified wait for whom, and what was decided today. */
export function useWaiting(communityId: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['resident', 'verifications', 'counts', toValue(communityId)]),
    queryFn: async ({ signal }) =>
      (
        await api.resident.GET('/api/resident/v1/verifications/counts', {
          params: { query: { communityId: toValue(communityId) } },
          signal,
        })
      ).data!,
    // the stream tells; without it, ask
    refetchInterval: () => (live.value ? false : 60_000),
  })
}
