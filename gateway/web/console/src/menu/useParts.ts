import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import { tagsOf } from '@/followers/followers'
import { keys as materialKeys } from '@/materials/materials'
import type { Entry } from './menu'

/** What an account has that its menu may use; asked for when the entry that is looked at needs it. */
export function useParts(appId: Ref<string | undefined>, entry: Ref<Entry | undefined>) {
  const { t } = useI18n()
  const tags = useQuery({
    queryKey: computed(() => ['wechat', 'tags', appId.value]),
    queryFn: ({ signal }) => tagsOf(appId.value!, signal),
    enabled: computed(() => !!appId.value),
  })
  const replies = useQuery({
    queryKey: computed(() => ['wechat', 'replies', 'keys', appId.value]),
    queryFn: async ({ signal }) =>
      (
        await api.wechat.GET('/api/wechat/v1/reply-books/{appId}', {
          params: { path: { appId: appId.value! } },
          signal,
        })
      ).data!.rules,
    enabled: computed(() => entry.value?.type === 'CLICK' && !!appId.value),
  })
  /** Names of the automatic replies that answer to a key; undefined while nobody knows. */
  const answers = (key: string) =>
    replies.data.value
      ?.filter((rule) => rule.enabled && rule.kind === 'MENU_CLICK' && rule.eventKey === key)
      .map(({ name }) => name)
  const drafts = useQuery({
    queryKey: [...materialKeys.drafts, 'published'],
    queryFn: async ({ signal }) =>
      (await api.wechat.GET('/api/wechat/v1/drafts', { params: { query: { limit: 100 } }, signal })).data!.items,
    enabled: computed(() => entry.value?.type === 'ARTICLE'),
  })
  const articles = computed(() =>
    (drafts.data.value ?? []).flatMap((one) =>
      one.copies
        .filter((copy) => copy.appId === appId.value && copy.articleId)
        .map((copy) => ({ id: copy.articleId!, title: one.title || t('menu.unnamed') })),
    ),
  )
  return { tags: computed(() => tags.data.value ?? []), answers, articles }
}
