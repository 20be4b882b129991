import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Ctrl+S saves, and the browser asks before it throws away what is not saved. */
export function useUnsaved(dirty: Ref<boolean>, locked: Ref<boolean>, save: () => unknown) {
  const warn = (event: BeforeUnloadEvent) => dirty.value && event.preventDefault()
  function shortcut(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
    event.preventDefault()
    if (!locked.value && dirty.value) void save()
  }
  onMounted(() => {
    addEventListener('beforeunload', warn)
    addEventListener('keydown', shortcut)
  })
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', warn)
    removeEventListener('keydown', shortcut)
  })
}
