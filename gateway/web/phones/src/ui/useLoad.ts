import { onMounted, ref, shallowRef } from 'vue'
import { Problem } from '@haina/shared/api/problem'

/** What a page reads when it opens, and again when somebody asks. */
export function useLoad<T>(read: () => Promise<T>) {
  const data = shallowRef<T>()
  const problem = ref<Problem>()
  async function load() {
    problem.value = undefined
    try {
      data.value = await read()
    } catch (thrown) {
      problem.value = Problem.from(thrown)
    }
  }
  onMounted(load)
  return { data, problem, load }
}

/** What a press does: one at a time, with its refusal beside the button. */
export function useAct() {
  const busy = ref('')
  const problem = ref<Problem>()
  async function act(what: string, work: () => Promise<void>) {
    if (busy.value) return
    busy.value = what
    problem.value = undefined
    try {
      await work()
    } catch (thrown) {
      problem.value = Problem.from(thrown)
    } finally {
      busy.value = ''
    }
  }
  return { busy, problem, act }
}
