import { onScopeDispose, ref, type Ref } from 'vue'

/** The time in milliseconds, looked at again every so many of them. */
export function useNow(every: number): Ref<number> {
  const now = ref(Date.now())
  const clock = setInterval(() => (now.value = Date.now()), every)
  onScopeDispose(() => clearInterval(clock))
  return now
}
