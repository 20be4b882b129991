import { onBeforeUnmount, onMounted } from 'vue'
import { covered } from '@/ui/covered'

/** To hold one of these down is to go on; any other is pressed once, however long. */
const HELD = ['j', 'k']

/** Single keys act only outside fields and dialogs, and not at all when they are switched off in the account menu. */
export function useSingleKeys(keys: Record<string, () => void>): void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const key = event.key.toLowerCase()
    const act = keys[key]
    if (!act || (event.repeat && !HELD.includes(key)) || localStorage.getItem('hn-keys') === 'off') return
    const target = event.target as HTMLElement
    if (target.isContentEditable || target.closest('textarea, select, [role="combobox"], [role="option"]')) return
    if (target.closest('input:not([type="checkbox"], [type="radio"])') || covered()) return
    event.preventDefault()
    act()
  }
  onMounted(() => addEventListener('keydown', press))
  onBeforeUnmount(() => removeEventListener('keydown', press))
}
