import { computed } from 'vue'
import { useInfiniteQuery } from '@tanstack/vue-query'
import { useCommunities } from '@/shell/communities'
import { useUrlFilters } from '@/ui/useUrlFilters'
import { FILTERS, find, question, tabOf } from './verifications'

/** As many applications are read at once. */
export const AT_ONCE = 50

/** The applications of one tab, as the address narrows them. */
export function useQueue() {
  const { chosenId } = useCommunities()
  const { filters, set, clear } = useUrlFilters(FILTERS)
  const tab = computed(() => tabOf(filters.value))
  const asked = computed(() => question(filters.value, chosenId.value))
  const list = useInfiniteQuery({
    queryKey: computed(() => ['resident', 'verifications', 'list', asked.value]),
    queryFn: ({ signal, pageParam }) =>
      find(asked.value, { limit: AT_ONCE, cursor: pageParam, total: pageParam === undefined }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  })
  const items = computed(() => list.data.value?.pages.flatMap((page) => page.items) ?? [])
  return {
    filters,
    set,
    /** Everything of the tab again. */
    widen: () =>
      tab.value === 'review' ? clear() : set({ identity: undefined, reason: undefined, community: undefined }),
    narrowed: computed(() => Boolean(filters.value.community ?? filters.value.identity ?? filters.value.reason)),
    tab,
    asked,
    list,
    items,
    ids: computed(() => items.value.map(({ id }) => id)),
    total: computed(() => list.data.value?.pages[0]?.total),
  }
}

export type Queue = ReturnType<typeof useQueue>
