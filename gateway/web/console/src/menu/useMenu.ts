import { computed, ref, watch, type Ref } from 'vue'
import { useAccountDraft } from '@/records/useAccountDraft'
import { discard, MENUS, read, rollBack, write, type Content, type Entry, type Menu } from './menu'
import { cleanedContent, copied, entryAt, placeOf, type Place } from './tree'

const clone = (content: Content): Content => ({
  entries: copied(content.entries),
  conditional: content.conditional.map((some) => ({ ...some, entries: copied(some.entries) })),
})
/** Of the menu for everybody (-1), or of one of those for some. */
export const entriesOf = (content: Content, menu: number): Entry[] =>
  (menu < 0 ? content : content.conditional[menu])?.entries ?? []

/** The draft of an account as it is edited here, beside what is stored. */
export function useMenu(appId: Ref<string | undefined>) {
  const menu = ref(-1)
  const at = ref<Place>()
  const edited = useAccountDraft<Menu, Content>(appId, {
    key: MENUS,
    read,
    write,
    blank: { entries: [], conditional: [] },
    copy: ({ draft }) => clone(draft),
    clean: cleanedContent,
    taken(now) {
      if (menu.value >= now.conditional.length) menu.value = -1
      const entries = entriesOf(now, menu.value)
      if (!entryAt(entries, at.value)) at.value = entries.length ? { top: 0 } : undefined
    },
    left() {
      menu.value = -1
      at.value = undefined
    },
  })
  const { query, stored, content: draft, dirty, change, save, again, errors, locked } = edited
  const entries = computed(() => entriesOf(draft.value, menu.value))
  const some = computed(() => (menu.value < 0 ? undefined : draft.value.conditional[menu.value]))
  const entry = computed(() => entryAt(entries.value, at.value))

  /** Back to the version at WeChat. */
  const giveUp = (doing: string) => {
    const id = appId.value!
    return change.run({ doing, act: (etag) => discard(id, etag) })
  }
  const goBack = (doing: string, version: number) => {
    const id = appId.value!
    return change.run({ doing, act: (etag) => rollBack(id, etag, version) })
  }

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
    faults,
    errorsAt,
    locked,
  }
}
