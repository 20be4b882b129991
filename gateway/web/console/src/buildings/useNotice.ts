import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { explain } from '@/ui/explain'

/** What was just done, or why it was not, and the way to take it back. */
export function useNotice() {
  const { t } = useI18n()
  const said = shallowRef<{ text: string; bad?: boolean; undo?: () => Promise<unknown> }>()
  const undoing = ref(false)

  function fail(title: string, error: unknown) {
    said.value = { text: `${title} ${explain(error).text}`, bad: true }
  }
  return {
    said,
    undoing,
    say(text: string, undo?: () => Promise<unknown>) {
      said.value = { text, undo }
    },
    fail,
    dismiss() {
      said.value = undefined
    },
    async undo() {
      const back = said.value?.undo
      if (!back || undoing.value) return
      undoing.value = true
      try {
        await back()
        // what was taken back is not taken back again
        if (said.value) said.value = { text: said.value.text }
      } catch (error) {
        fail(t('buildings.undoFailed'), error)
      } finally {
        undoing.value = false
      }
    },
  }
}

export type Notice = ReturnType<typeof useNotice>
