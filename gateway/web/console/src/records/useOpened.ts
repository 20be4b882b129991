import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSingleKeys } from './useSingleKeys'

/**
 * The record that is open beside its list: its id stands in the address as `open`, and J and K go on to the next row and
 * back to the one before.
 *
 * @param ask opens another one, or none, where what is open may not be left at once
 */
export function useOpened(rows: Ref<readonly { id: string }[]>, ask?: (id: string | undefined) => unknown) {
  const route = useRoute()
  const router = useRouter()
  const open = computed(() => [route.query.open].flat()[0] ?? undefined)

  const show = ask ?? ((id) => router.replace({ query: { ...route.query, open: id }, hash: route.hash }))
  function step(by: 1 | -1) {
    const at = rows.value.findIndex((row) => row.id === open.value)
    const next = rows.value[at < 0 ? (by > 0 ? 0 : rows.value.length - 1) : at + by]
    if (next) void show(next.id)
  }
  useSingleKeys({ j: () => step(1), k: () => step(-1) })

  return { open, show, address: (row: { id: string }) => ({ query: { ...route.query, open: row.id } }) }
}
