import { computed, watch, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import { moving, type Sent } from './sends'

/**
 * One message as its list has it, so that the two never differ. It is asked for by itself only while it is not in the
 * list: opened by an address, or no longer among what the filters leave.
 */
export function useSent(id: Ref<string>, rows: Ref<readonly Sent[]>) {
  const queries = useQueryClient()
  const key = computed(() => ['wechat', 'messages', 'one', id.value])
  const row = computed(() => rows.value.find((one) => one.id === id.value))
  // for when the row goes: shown until the answer comes, and asked for at once
  watch(row, (now) => now && queries.setQueryData(key.value, now, { updatedAt: 0 }), { immediate: true, flush: 'sync' })
  const read = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await api.wechat.GET('/api/wechat/v1/messages/{id}', { params: { path: { id: id.value } }, signal })).data!,
    enabled: computed(() => !row.value),
    refetchInterval: ({ state }) => (state.data && moving(state.data) ? 3_000 : false),
  })
  return { read, sent: computed(() => row.value ?? read.data.value) }
}
