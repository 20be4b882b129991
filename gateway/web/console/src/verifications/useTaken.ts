import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { suggested, takenFor, type Choice } from './judging'
import type { Read, Suggestion } from './verifications'

/** Whom on file the applicant is taken for: proposed anew with each application and each state of it. */
export function useTaken(shown: Ref<Read | undefined>) {
  const choice = ref<Choice>()
  /** Somebody whom staff looked up, beyond what the service suggests. */
  const found = shallowRef<Suggestion>()
  watch(
    [() => shown.value?.record.application.id, () => shown.value?.record.application.state],
    () => {
      found.value = undefined
      choice.value = shown.value ? takenFor(shown.value.record) : undefined
    },
    { immediate: true },
  )
  const chosen = computed(() => {
    const who = choice.value
    if (!shown.value || typeof who !== 'object') return undefined
    return suggested(shown.value.record, who) ?? (found.value?.residentId === who.residentId ? found.value : undefined)
  })
  return { choice, found, chosen }
}
