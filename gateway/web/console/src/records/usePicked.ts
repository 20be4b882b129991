import { ref, watch } from 'vue'

/**
 * The rows that are picked: they stay picked over pages, and are let go when the question changes. `everyone` means all
 * that the question finds, seen or not.
 */
export function usePicked(question: () => unknown) {
  const picked = ref<ReadonlySet<string>>(new Set())
  const everyone = ref(false)

  function pick(ids: readonly string[], on: boolean) {
    const next = new Set(picked.value)
    ids.forEach((id) => (on ? next.add(id) : next.delete(id)))
    picked.value = next
    everyone.value = false
  }
  function release() {
    picked.value = new Set()
    everyone.value = false
  }
  watch(() => JSON.stringify(question()), release)

  return { picked, everyone, pick, release }
}
