import { nextTick, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useOpened } from './useOpened'

/**
 * A drawer in which the open record is worked on: nothing typed is lost without a word, and once it is closed the focus
 * is at the row it stood for.
 *
 * @param drawer what is on the screen of it, which says whether it may be left
 * @param otherwise id of what has the focus where that row is not shown
 */
export function useDrawer(
  drawer: Readonly<Ref<{ leave: () => Promise<boolean> } | null>>,
  rows: Ref<readonly { id: string }[]>,
  otherwise: string,
) {
  const route = useRoute()
  const router = useRouter()

  async function show(id: string | undefined) {
    if (drawer.value && !(await drawer.value.leave())) return
    const before = open.value
    await router.replace({ query: { ...route.query, open: id }, hash: route.hash, state: history.state })
    if (id || !before) return
    await nextTick()
    const row = document.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(before)}"] a`)
    ;(row ?? document.getElementById(otherwise))?.focus()
  }
  const { open, address } = useOpened(rows, show)

  return { open, show, address }
}
