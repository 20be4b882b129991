import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useQuery } from '@tanstack/vue-query'
import { useWaiting } from '@/shell/waiting'
import { number } from '@/ui/format'
import { find, question, TAB_NAMES, type Tab } from './verifications'

const SETTLED = ['approved', 'rejected', 'over'] as const

/** The tabs of the queue, each with how many applications are under it; and what was decided today. */
export function useQueueTabs(communityId: Ref<string | undefined>) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const counts = useWaiting(communityId)
  const settled = useQuery({
    queryKey: computed(() => ['resident', 'verifications', 'settled', communityId.value]),
    queryFn: async ({ signal }) => {
      const totals = SETTLED.map(async (tab) => {
        const asked = { ...question({ tab }, communityId.value), sort: 'waiting' as const }
        return [tab, (await find(asked, { limit: 1, total: true }, signal)).total] as const
      })
      return Object.fromEntries(await Promise.all(totals)) as Record<(typeof SETTLED)[number], number | undefined>
    },
  })

  function countOf(tab: Tab): number | undefined {
    if (tab === 'review') return counts.data.value?.waiting
    if (tab === 'owner') return counts.data.value?.waitingForOwner
    if (tab === 'more') return counts.data.value?.moreNeeded
    return settled.data.value?.[tab]
  }
  const tabs = computed(() =>
    TAB_NAMES.map((name) => {
      const n = countOf(name)
      return {
        name,
        to: router.resolve({ path: route.path, query: name === 'review' ? {} : { tab: name } }).fullPath,
        text: `${t(`verifications.tabs.${name}`)}${n === undefined ? '' : ` ${number(n)}`}`,
      }
    }),
  )
  const today = computed(() => {
    const told = counts.data.value
    return (
      told &&
      t('verifications.today', {
        atOnce: number(told.approvedAtOnce),
        approved: number(told.approved),
        rejected: number(told.rejected),
      })
    )
  })
  return { tabs, today }
}
