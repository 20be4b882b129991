import { ref, shallowRef } from 'vue'
import { Problem } from '@haina/shared/api/problem'

/** Sends what a dialog holds: one at a time, refusals beside their fields, nothing typed lost. */
export function useForm() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  return {
    busy,
    /** What is not said beside a field. */
    problem,
    clear() {
      problem.value = undefined
    },
    /** What the service has against a field, by the beginning of its JSON pointer. */
    fault(pointer: string): string | undefined {
      return problem.value?.errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
        ?.detail
    },
    /** Answers whether it worked; a stale version goes to `stale`. */
    async send(work: () => Promise<unknown>, stale?: () => unknown): Promise<boolean> {
      if (busy.value) return false
      busy.value = true
      problem.value = undefined
      try {
        await work()
        return true
      } catch (error) {
        const found = Problem.from(error)
        if (found.stale && stale) await stale()
        else problem.value = found
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
