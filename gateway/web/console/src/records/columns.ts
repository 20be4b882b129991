import { computed, ref, type ComputedRef } from 'vue'

export interface Column {
  key: string
  label: string
  /** px; a column without shares what is left */
  width?: number
  /** px that a sharing column gets at least */
  min?: number
  /** What the service calls this order. */
  sort?: string
  /** Cannot be hidden. */
  fixed?: boolean
  /** Shown only when somebody asks for it. */
  extra?: boolean
}

/** Which columns a list shows: a choice of this browser, remembered as the columns that differ from the usual. */
export function useColumns(list: string, all: ComputedRef<Column[]>): Columns {
  const key = `hn-columns-${list}`
  const differing = ref(new Set((localStorage.getItem(key) ?? '').split(',').filter(Boolean)))
  const shows = (column: Column) => column.fixed || differing.value.has(column.key) === Boolean(column.extra)

  function show(column: string, on: boolean): void {
    const chosen = all.value.find((each) => each.key === column)
    if (!chosen || chosen.fixed) return
    const next = new Set(differing.value)
    if (on === Boolean(chosen.extra)) next.add(column)
    else next.delete(column)
    differing.value = next
    localStorage.setItem(key, [...next].join(','))
  }

  return {
    all,
    shown: computed(() => all.value.filter(shows)),
    shows: (column) => all.value.some((each) => each.key === column && shows(each)),
    show,
    reset() {
      differing.value = new Set()
      localStorage.removeItem(key)
    },
  }
}

export interface Columns {
  all: ComputedRef<Column[]>
  shown: ComputedRef<Column[]>
  shows: (column: string) => boolean
  show: (column: string, on: boolean) => void
  reset: () => void
}
