import { computed, shallowRef, watch, type Ref } from 'vue'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'
import { usePagedList, type Page } from './usePagedList'

export type Search<Asked, Row> = (
  asked: Asked,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
) => Promise<Page<Row>>

/** How many records a question finds. */
export async function countOf<Asked extends object>(
  search: Search<Asked, unknown>,
  asked: Asked,
  signal?: AbortSignal,
): Promise<number> {
  return (await search({ ...asked, sort: undefined }, { limit: 1, total: true }, signal)).total ?? 0
}

/**
 * The records that a question finds, page by page, and how many they are, which is asked by itself. What was read last
 * stays in sight while they cannot be read, but is frozen: nothing may be done to it.
 *
 * @param key of all that is known of these records; the list and the number stand under it
 */
export function useRecordList<Asked extends object, Row>(
  name: string,
  key: readonly string[],
  asked: Ref<Asked>,
  search: Search<Asked, Row>,
) {
  const { list, pages, more } = usePagedList(name, [...key, 'list'], asked, (question, { limit, cursor }, signal) =>
    search(question, { limit, cursor }, signal),
  )
  const counted = useQuery({
    queryKey: computed(() => [...key, 'count', { ...asked.value, sort: undefined }]),
    queryFn: ({ signal }) => countOf(search, asked.value, signal),
    placeholderData: keepPreviousData,
  })
  // a cursor of another day: begin anew rather than fail
  watch(
    () => list.error.value,
    (error) => error && Problem.from(error).status === 400 && pages.cursor.value && pages.go(1),
  )

  const last = shallowRef<{ items: readonly Row[]; at: number }>()
  watch(
    () => list.data.value,
    (data) => data && (last.value = { items: data.items, at: list.dataUpdatedAt.value || Date.now() }),
    { immediate: true },
  )
  return {
    list,
    pages,
    more,
    total: computed(() => counted.data.value),
    rows: computed<readonly Row[]>(
      () => list.data.value?.items ?? (list.error.value ? last.value?.items : undefined) ?? [],
    ),
    frozen: computed(() => Boolean(list.error.value)),
    /** When the rows were read. */
    readAt: computed(() => last.value?.at),
  }
}
