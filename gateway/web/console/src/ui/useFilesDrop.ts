import { onMounted, onUnmounted, ref } from 'vue'

/** Files dragged anywhere over the page; whatever else is dragged stays what it was. */
export function useFilesDrop(take: (files: File[]) => unknown) {
  const over = ref(false)
  let depth = 0
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const enter = (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    depth++
    over.value = true
  }
  const stay = (event: DragEvent) => {
    if (hasFile(event)) event.preventDefault()
  }
  const leave = (event: DragEvent) => {
    if (hasFile(event)) depth--
    if (depth <= 0) over.value = false
  }
  const drop = (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    depth = 0
    over.value = false
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length) take(files)
  }
  const events = { dragenter: enter, dragover: stay, dragleave: leave, drop }
  onMounted(() => Object.entries(events).forEach(([name, handler]) => addEventListener(name, handler as EventListener)))
  onUnmounted(() =>
    Object.entries(events).forEach(([name, handler]) => removeEventListener(name, handler as EventListener)),
  )
  return over
}
