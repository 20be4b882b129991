import { onBeforeUnmount, onMounted } from 'vue'

/** Single keys act only outside fields and dialogs, and not at all when they are switched off in the account menu. */
export function useSingleKeys(keys: Record<string, () => void>): void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const act = keys[event.key.toLowerCase()]
    if (!act || localStorage.getItem('hn-keys') === 'off') return
    const target = event.target as HTMLElement
    if (target.isContentEditable || target.closest('textarea, select, [role="combobox"], [role="option"]')) return
    if (target.closest('input:not([type="checkbox"], [type="radio"])') || document.querySelector('dialog[open]')) return
    event.preventDefault()
    act()
  }
  onMounted(() => addEventListener('keydown', press))
  onBeforeUnmount(() => removeEventListener('keydown', press))
}
