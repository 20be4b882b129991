import { nextTick, onMounted, onUnmounted, ref, useTemplateRef } from 'vue'

/** A panel under its button (template refs `root` around both, and `button`): Escape and a press elsewhere close it, the focus returns to the button. */
export function usePanel() {
  const open = ref(false)
  const root = useTemplateRef<HTMLElement>('root')
  const button = useTemplateRef<HTMLElement>('button')

  function close(returnFocus = false) {
    if (!open.value) return
    open.value = false
    if (returnFocus) void nextTick(() => button.value?.focus())
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open.value) {
      event.stopPropagation()
      close(true)
    }
  }
  const onPress = (event: Event) => {
    if (!root.value?.contains(event.target as Node)) close()
  }
  onMounted(() => {
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onPress)
  })
  onUnmounted(() => {
    removeEventListener('keydown', onKey)
    removeEventListener('pointerdown', onPress)
  })
  return { open, close }
}
