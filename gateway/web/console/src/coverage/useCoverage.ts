import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { queryOptions, useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'

/** Each line's people are counted once, so lines need not add up to the total. */
export const coverageQuery = (communityId: string | undefined, placeId?: string) =>
  queryOptions({
    queryKey: ['resident', 'coverage', communityId ?? '', placeId ?? ''],
    queryFn: async ({ signal }) =>
      (await api.resident.GET('/api/resident/v1/coverage', { params: { query: { communityId, placeId } }, signal }))
        .data!,
  })

/** All communities; or one, by what stands directly under it. */
export function useCoverage(communityId: MaybeRefOrGetter<string | undefined>) {
  return useQuery(computed(() => coverageQuery(toValue(communityId))))
}
