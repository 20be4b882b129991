import { nextTick, ref, shallowRef, type ShallowRef } from 'vue'

interface Order<At> {
  /** What the rows stand in; the one that is chosen is `aria-current`. */
  root: Readonly<ShallowRef<HTMLElement | null>>
  /** Selects the rows among which the arrows lead. */
  rows: string
  locked: () => boolean
  same: (one: At | undefined, other: At | undefined) => boolean
  /** Whether one may be let go at another. */
  fits: (from: At, to: At) => boolean
  /** One step up or down. Answers where it is then and which it is there, counted from 1; nothing when it stays. */
  step: (from: At, by: 1 | -1) => { at: At; n?: number | undefined } | undefined
  /** To the place of another. */
  place: (from: At, to: At) => void
  choose: (at: At) => void
  /** What whoever does not see the list hears. */
  says: (n: number) => string
}

/** Rows that are put in order. By mouse: drag; by keys: Alt with an arrow. An arrow alone goes to the next row. */
export function useOrder<At>(order: Order<At>) {
  const dragged = shallowRef<At>()
  const over = shallowRef<At>()
  const said = ref('')

  async function focusChosen() {
    await nextTick()
    const chosen = order.root.value?.querySelector<HTMLElement>(`${order.rows}[aria-current=true]`)
    ;(chosen ?? order.root.value?.querySelector('button'))?.focus()
  }
  async function keys(event: KeyboardEvent, here: At) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (!by) return
    event.preventDefault()
    if (!event.altKey) {
      const all = [...(order.root.value?.querySelectorAll<HTMLElement>(order.rows) ?? [])]
      all[all.indexOf(event.currentTarget as HTMLElement) + by]?.focus()
      return
    }
    const moved = order.locked() ? undefined : order.step(here, by)
    if (!moved) return
    order.choose(moved.at)
    await focusChosen()
    if (moved.n !== undefined) said.value = order.says(moved.n)
  }

  const end = () => (dragged.value = over.value = undefined)
  /** Where a row may be let go. */
  const target = (here: At) => ({
    onDragover(event: DragEvent) {
      if (dragged.value === undefined || !order.fits(dragged.value, here)) return
      event.preventDefault()
      over.value = here
    },
    onDrop(event: DragEvent) {
      event.preventDefault()
      if (dragged.value !== undefined) order.place(dragged.value, here)
      end()
    },
  })
  /** A row itself: to bind to its button. */
  const row = (here: At) => ({
    'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
    draggable: !order.locked(),
    onKeydown: (event: KeyboardEvent) => void keys(event, here),
    onDragstart: () => (dragged.value = here),
    onDragend: end,
    ...target(here),
  })
  const isOver = (here: At) => over.value !== undefined && order.same(over.value, here)

  return { row, target, isOver, said, focusChosen }
}
