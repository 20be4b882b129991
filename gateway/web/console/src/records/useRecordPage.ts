import { computed, ref, type Ref } from 'vue'
import { useCommunities } from '@/shell/communities'
import { useUrlFilters, type Filters } from '@/ui/useUrlFilters'
import type { Done } from './done'
import { useDrawer } from './useDrawer'
import { usePicked } from './usePicked'
import { useRecordList, type Search } from './useRecordList'

/**
 * A page of people's records: what its filters ask for and find, who is picked, whose record is open, and what was done.
 *
 * @param key of all that is known of these records
 * @param names of the filters; `sort` narrows nothing
 * @param question what a service is asked for, within a community where one is chosen for all pages
 * @param drawer what is on the screen of the record that is open
 * @param otherwise id of what has the focus after it where its row is not shown
 */
export function useRecordPage<Name extends string, Asked extends object, Row extends { id: string }>(
  name: string,
  key: readonly string[],
  names: readonly Name[],
  question: (filters: Filters<Name>, scope: string | undefined) => Asked,
  search: Search<Asked, Row>,
  drawer: Readonly<Ref<{ leave: () => Promise<boolean> } | null>>,
  otherwise: string,
) {
  const { chosenId } = useCommunities()
  const { filters, set, clear } = useUrlFilters(names)
  const asked = computed(() => question(filters.value, chosenId.value))
  const found = useRecordList(name, key, asked, search)
  return {
    scope: chosenId,
    filters,
    set,
    clear,
    narrowed: computed(() => names.some((each) => each !== 'sort' && filters.value[each])),
    asked,
    found,
    ...useDrawer(drawer, found.rows, otherwise),
    ...usePicked(() => ({ ...asked.value, sort: undefined })),
    done: ref<Done>(),
  }
}
