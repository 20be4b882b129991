import { computed, ref } from 'vue'
import { defineStore } from 'pinia'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'

export type Community = components['schemas']['CommunityView']

/** A community's name by its id, where it is known. */
export type CommunitiesById = (id: string | undefined) => string | undefined

const KEY = 'hn-community'

const useChoice = defineStore('community', () => {
  const id = ref(localStorage.getItem(KEY) ?? undefined)
  function choose(next: string | undefined) {
    id.value = next
    if (next) localStorage.setItem(KEY, next)
    else localStorage.removeItem(KEY)
  }
  return { id, choose }
})

/** All communities that the operator may see, in their order. */
export const communitiesQuery = {
  queryKey: ['resident', 'communities'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Community[]> => {
    const { data } = await api.resident.GET('/api/resident/v1/communities', { signal })
    return data!.items!
  },
}

/**
 * The communities and the one that everything is scoped to; `chosen` and `chosenId` are undefined while all are meant.
 * `only` is the one to work on where a page needs exactly one: the chosen one, or the first.
 */
export function useCommunities() {
  const choice = useChoice()
  const query = useQuery(communitiesQuery)
  const communities = computed(() => query.data.value ?? [])
  const chosen = computed(() => communities.value.find((community) => community.id === choice.id))
  return {
    query,
    communities,
    chosen,
    /** Known at once, before the list is loaded; forgotten when the list does not have it (any more). */
    chosenId: computed(() => (query.data.value && !chosen.value ? undefined : choice.id)),
    only: computed(() => chosen.value ?? communities.value[0]),
    choose: choice.choose,
    nameOf: (id: string | undefined) => communities.value.find((community) => community.id === id)?.name,
  }
}
