import { computed, ref, watch, type Ref } from 'vue'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'
import { usePages } from './usePages'

export interface Page<Row> {
  items: Row[]
  nextCursor?: string
  total?: number
}

const AGAIN_MS = 10_000
const MOVING_MS = 3_000

/**
 * A list that is read page by page; the page before stays in sight until the next is there. How many rows there are is
 * asked with the first page and holds for the others.
 *
 * @param name of the list, for what is remembered of it in this browser
 * @param key of its answers, for who says that they are no longer fresh
 * @param moving whether a row changes by itself, so that the list has to be asked again and again
 */
export function usePagedList<Asked, Row>(
  name: string,
  key: readonly string[],
  asked: Ref<Asked>,
  find: (
    asked: Asked,
    page: { limit: number; cursor?: string; total: boolean },
    signal: AbortSignal,
  ) => Promise<Page<Row>>,
  moving: (row: Row) => boolean = () => false,
) {
  const pages = usePages(
    name,
    computed(() => JSON.stringify(asked.value)),
  )
  const total = ref<number>()
  const list = useQuery({
    queryKey: computed(() => [...key, asked.value, pages.size.value, pages.cursor.value]),
    queryFn: async ({ signal }) => {
      const at = pages.page.value
      const found = await find(
        asked.value,
        { limit: pages.size.value, cursor: pages.cursor.value, total: at === 1 },
        signal,
      )
      pages.arrived(at, found.nextCursor)
      if (found.total !== undefined) total.value = found.total
      return found
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (state.error) return Problem.from(state.error).passing && AGAIN_MS
      return state.data?.items.some(moving) ? MOVING_MS : false
    },
  })
  // Its last rows went elsewhere: there are others before them.
  watch(
    () => list.data.value,
    (found) => {
      const at = pages.page.value
      if (found && !found.items.length && !list.isPlaceholderData.value && at > 1) void pages.go(at - 1, 'replace')
    },
  )
  return {
    list,
    pages,
    total,
    rows: computed(() => list.data.value?.items ?? []),
    /** Whether a page comes after this one. */
    more: computed(() => Boolean(list.data.value?.nextCursor)),
  }
}
