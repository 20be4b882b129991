import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { fieldErrors } from '@haina/shared/api/fields'
import { useChange, type Versioned } from '@/records/useChange'
import { mayWrite } from '@/ui/rights'
import { useUnsaved } from '@/ui/useUnsaved'
import { discard, MENUS, read, rollBack, write, type Content, type Entry, type Menu } from './menu'
import { cleanedContent, copied, entryAt, placeOf, type Place } from './tree'

const clone = (content: Content): Content => ({
  entries: copied(content.entries),
  conditional: content.conditional.map((some) => ({ ...some, entries: copied(some.entries) })),
})

/** The draft of an account as it is edited here, beside what is stored. */
export function useMenu(appId: Ref<string | undefined>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => [...MENUS, appId.value]),
    queryFn: ({ signal }) => read(appId.value!, signal),
    enabled: computed(() => appId.value !== undefined),
    staleTime: Infinity,
    refetchOnMount: 'always',
  })
  const stored = shallowRef<Versioned<Menu>>()
  const draft = ref<Content>({ entries: [], conditional: [] })
  const menu = ref(-1)
  const at = ref<Place>()
  const kept = ref('')

  const now = computed(() => JSON.stringify(cleanedContent(draft.value)))
  const dirty = computed(() => stored.value !== undefined && now.value !== kept.value)
  const entries = computed<Entry[]>(
    () => (menu.value < 0 ? draft.value : draft.value.conditional[menu.value])?.entries ?? [],
  )
  const some = computed(() => (menu.value < 0 ? undefined : draft.value.conditional[menu.value]))
  const entry = computed(() => entryAt(entries.value, at.value))

  function take(next: Versioned<Menu>) {
    stored.value = next
    draft.value = clone(next.record.draft)
    kept.value = JSON.stringify(cleanedContent(draft.value))
    if (menu.value >= draft.value.conditional.length) menu.value = -1
    if (!entry.value) at.value = entries.value.length ? { top: 0 } : undefined
  }
  function keep(next: Versioned<Menu>) {
    queries.setQueryData([...MENUS, next.record.appId], next)
    if (next.record.appId === appId.value) take(next)
  }
  const change = useChange<Menu>(
    () => stored.value,
    () => read(appId.value!),
    keep,
  )
  watch(
    () => [appId.value, query.data.value] as const,
    ([id, data], before) => {
      if (id !== before?.[0]) {
        stored.value = undefined
        menu.value = -1
        at.value = undefined
        change.clear()
      }
      // What is being edited changes under nobody's hands; saving it says that somebody else was faster.
      if (data && data.record.appId === id && data !== stored.value && !dirty.value) take(data)
    },
    { immediate: true, flush: 'sync' },
  )

  const save = () => {
    const id = appId.value!
    const content = cleanedContent(draft.value)
    return change.run({ act: (etag) => write(id, etag, content) })
  }
  const giveUp = (doing: string) => {
    const id = appId.value!
    return change.run({ doing, act: (etag) => discard(id, etag) })
  }
  const goBack = (doing: string, version: number) => {
    const id = appId.value!
    return change.run({ doing, act: (etag) => rollBack(id, etag, version) })
  }
  async function again() {
    if (appId.value) keep(await read(appId.value))
  }

  const errors = computed(() => (change.failure.value ? fieldErrors(change.failure.value) : {}))
  const faults = computed(() => Object.entries(errors.value).map(([name, text]) => ({ ...placeOf(name), text })))
  /** Goes where the first fault is. */
  watch(faults, ([first]) => {
    if (!first) return
    menu.value = first.menu
    if (first.at) at.value = first.at
  })
  const errorsAt = (place: Place | undefined) =>
    faults.value.filter(
      (fault) => fault.menu === menu.value && fault.at?.top === place?.top && fault.at?.sub === place?.sub,
    )

  const locked = computed(() => !mayWrite.value || change.locked.value)
  useUnsaved(dirty, locked, save)

  return {
    query,
    stored,
    draft,
    menu,
    at,
    dirty,
    entries,
    some,
    entry,
    change,
    save,
    giveUp,
    goBack,
    again,
    errors,
    faults,
    errorsAt,
    locked,
  }
}
