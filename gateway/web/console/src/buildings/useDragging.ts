import { ref } from 'vue'
import { dropAt, type Drop, type TreeRow } from './tree'

/** A row that is dragged over others, and where it would go if it were let go now. */
export function useDragging(
  may: (row: TreeRow) => boolean,
  dropped: (dragged: TreeRow, over: TreeRow, where: Drop) => void,
) {
  const dragged = ref<TreeRow>()
  const over = ref<{ key: string; where: Drop }>()

  function stop() {
    dragged.value = undefined
    over.value = undefined
  }
  return {
    dragged,
    over,
    start(event: DragEvent, row: TreeRow) {
      if (!may(row)) return event.preventDefault()
      dragged.value = row
      event.dataTransfer?.setData('text/plain', row.label)
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    move(event: DragEvent, row: TreeRow) {
      if (!dragged.value) return
      const at = (event.currentTarget as HTMLElement).getBoundingClientRect()
      const where = dropAt(dragged.value, row, (event.clientY - at.top) / at.height)
      over.value = where && { key: row.key, where }
      if (where) event.preventDefault()
    },
    drop(event: DragEvent, row: TreeRow) {
      if (!dragged.value || over.value?.key !== row.key) return
      event.preventDefault()
      dropped(dragged.value, row, over.value.where)
      stop()
    },
    stop,
  }
}
