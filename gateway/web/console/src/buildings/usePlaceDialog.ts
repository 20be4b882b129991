import { shallowRef } from 'vue'
import type { FieldChange } from '@/ui/stale'
import type { Place, Structure } from './places'

/** What is asked in a dialog before a place is made, changed, moved or removed. */
export type PlaceQuestion =
  | { kind: 'ADD'; communityId: string; structure: Structure; parentId?: string; parent: string; depth: number }
  | { kind: 'ALIASES' | 'REMOVE'; place: Place }
  | { kind: 'MOVE'; place: Place; structure: Structure; above: string[] }
  | { kind: 'STALE'; changes: FieldChange[]; again: () => Promise<unknown> }

/** One question at a time; the focus goes back to where it was asked. */
export function usePlaceDialog() {
  const question = shallowRef<PlaceQuestion>()
  let returnTo: HTMLElement | undefined

  return {
    question,
    ask(next: PlaceQuestion) {
      returnTo = document.activeElement as HTMLElement
      question.value = next
    },
    close() {
      question.value = undefined
    },
    /** Once the dialog is off the screen. */
    closed() {
      const back = returnTo
      returnTo = undefined
      if (back?.isConnected && back !== document.body) back.focus()
    },
  }
}
