import { computed, onScopeDispose, ref } from 'vue'

/** Whole seconds until a moment, counting down; 0 once it is over. */
export function useCountdown() {
  const end = ref(0)
  const now = ref(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const left = computed(() => Math.max(0, Math.ceil((end.value - now.value) / 1000)))
  const until = (at: number) => {
    end.value = at
    now.value = Date.now()
    stop()
    timer = setInterval(() => {
      now.value = Date.now()
      if (left.value === 0) stop()
    }, 250)
  }
  onScopeDispose(stop)
  return { left, until }
}
