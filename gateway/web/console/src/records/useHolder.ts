import { computed, shallowRef, watch } from 'vue'
import type { Problem } from '@haina/shared/api/problem'

/**
 * Who has the mobile that was refused because it is somebody else's.
 *
 * @param code of such a refusal
 * @param find those who have the mobile that was typed, masked as in their list
 */
export function useHolder<Person>(
  failure: () => Problem | undefined,
  code: string,
  find: () => Promise<readonly Person[]>,
) {
  const taken = computed(() => failure()?.code === code)
  const holder = shallowRef<Person>()
  watch(failure, async () => {
    holder.value = undefined
    if (taken.value) holder.value = (await find().catch(() => []))[0]
  })
  return {
    holder,
    /** The refusal in words. */
    taken: computed(() => (taken.value ? failure()?.detail : undefined)),
  }
}
