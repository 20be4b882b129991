import { onBeforeUnmount, onMounted, toValue, type MaybeRefOrGetter, type Ref } from 'vue'

/** To be told of `beforeunload`: the browser asks before it closes the window. */
export function asks(event: BeforeUnloadEvent): void {
  event.preventDefault()
  event.returnValue = true // what Chromium asked for before version 119
}

/** The browser asks before it throws away what is kept nowhere yet. */
export function useAsked(loses: MaybeRefOrGetter<boolean>): void {
  const warn = (event: BeforeUnloadEvent) => toValue(loses) && asks(event)
  onMounted(() => addEventListener('beforeunload', warn))
  onBeforeUnmount(() => removeEventListener('beforeunload', warn))
}

/** Ctrl+S saves, and the browser asks before it throws away what is not saved. */
export function useUnsaved(dirty: Ref<boolean>, locked: Ref<boolean>, save: () => unknown) {
  function shortcut(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    if (!locked.value && dirty.value) void save()
  }
  useAsked(dirty)
  onMounted(() => addEventListener('keydown', shortcut))
  onBeforeUnmount(() => removeEventListener('keydown', shortcut))
}
