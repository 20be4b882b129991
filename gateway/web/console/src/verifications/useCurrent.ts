import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'
import { number } from '@/ui/format'
import { toast } from '@/ui/toast'
import { neighbour } from './judging'
import type { Queue } from './useQueue'
import { read } from './verifications'

/** How one application is asked for, here and before it comes up. */
export const oneKey = (id: string | undefined) => ['resident', 'verifications', 'one', id]

/**
 * The application that is looked at: the one in the address, or else the first of the queue. Once it is on the screen it
 * stays there, whatever happens to the list: keys must not hit another.
 */
export function useCurrent({ asked, ids, items, total, tab, list }: Queue) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const client = useQueryClient()

  const open = computed(() => [route.query.open].flat()[0] ?? undefined)
  const pinned = ref<string>()
  const id = computed(() => open.value ?? pinned.value)
  watch(
    [() => JSON.stringify(asked.value), ids],
    ([question], [before]) => {
      if (question !== before) pinned.value = undefined
      pinned.value ??= ids.value[0]
    },
    { immediate: true },
  )

  const query = useQuery({
    queryKey: computed(() => oneKey(id.value)),
    enabled: computed(() => id.value !== undefined),
    queryFn: ({ signal }) => read(id.value!, signal),
  })
  const shown = computed(() => {
    const found = query.data.value
    return found?.record.application.id === id.value ? found : undefined
  })
  // the next one is there before it is asked for
  watch(shown, () => {
    const next = id.value && neighbour(ids.value, id.value, 1)
    if (next) void client.prefetchQuery({ queryKey: oneKey(next), queryFn: ({ signal }) => read(next, signal) })
  })

  const show = (next: string | undefined) =>
    router.replace({ query: { ...route.query, open: next }, hash: route.hash }).then(() => undefined)

  async function step(by: 1 | -1) {
    let next = neighbour(ids.value, id.value, by)
    if (!next && by > 0 && list.hasNextPage.value) {
      await list.fetchNextPage()
      next = neighbour(ids.value, id.value, by)
    }
    if (next) await show(next)
    else toast({ text: t(by > 0 ? 'verifications.done.end' : 'verifications.done.start'), tone: 'info' })
  }

  /** What comes up once this one is decided; who was looked at on purpose is not taken away from whoever looks at it. */
  async function goOn(next: string | undefined) {
    if (tab.value !== 'review' && !next) return
    pinned.value = next
    if (open.value !== undefined) await show(next)
  }

  return {
    id,
    /** The one in the address, which somebody asked for. */
    open,
    query,
    /** What is stored of it, once it is read. */
    shown,
    missing: computed(() => Problem.from(query.error.value).status === 404),
    /** Where in the queue it stands, in words. */
    position: computed(() => {
      const at = id.value ? ids.value.indexOf(id.value) : -1
      return at >= 0
        ? t('verifications.position', { at: at + 1, of: number(total.value ?? items.value.length) })
        : undefined
    }),
    show,
    step,
    goOn,
  }
}

export type Current = ReturnType<typeof useCurrent>
