import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'

export type Binding = components['schemas']['BindingView']

/** The end of a follower's openid, which is how a list of followers calls somebody without a name. */
export const tailOf = (followerId: string): string => followerId.slice(followerId.indexOf('.') + 1).slice(-6)

/** Who is, or was, verified as a resident; those that hold first. */
export function useBindings(residentId: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['resident', 'bindings', toValue(residentId)]),
    enabled: computed(() => toValue(residentId) !== undefined),
    queryFn: async ({ signal }): Promise<Binding[]> => {
      const { data } = await api.resident.GET('/api/resident/v1/bindings', {
        params: { query: { residentId: toValue(residentId)! } },
        signal,
      })
      return data!.items
    },
  })
}
