import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useQueryClient } from '@tanstack/vue-query'
import { api, etag } from '@haina/shared/api/client'
import { fieldErrors } from '@haina/shared/api/fields'
import { Problem } from '@haina/shared/api/problem'
import { live } from '@/shell/live'
import { mayWrite } from '@/ui/rights'
import { toast } from '@/ui/toast'
import { useUnsaved } from '@/ui/useUnsaved'
import { keys, type Article, type Draft } from './materials'

export const blank = (): Article => ({ title: '', content: '' })

/** The articles of a draft as they are edited here, beside what is stored; without an id they are new. */
export function useDraft(id: () => string | undefined) {
  const { t } = useI18n()
  const router = useRouter()
  const queries = useQueryClient()
  const articles = ref<Article[]>([blank()])
  const at = ref(0)
  const draft = ref<Draft>()
  const tag = ref('*')
  const kept = ref(JSON.stringify(articles.value))
  const failure = ref<unknown>()
  const refused = ref<unknown>()
  const busy = ref(false)
  const loading = ref(!!id())

  const dirty = computed(() => JSON.stringify(articles.value) !== kept.value)
  const locked = computed(() => !mayWrite.value || !!draft.value?.working)
  const errors = computed(() => (refused.value ? fieldErrors(refused.value) : {}))
  const stale = computed(() => refused.value !== undefined && Problem.from(refused.value).stale)

  function take(data: Draft, version: string) {
    draft.value = data
    tag.value = version
  }
  function fill(data: Draft) {
    articles.value = data.articles.map((article) => ({ ...article }))
    at.value = Math.min(at.value, articles.value.length - 1)
    kept.value = JSON.stringify(articles.value)
  }
  async function load(keepText = false) {
    const own = id()
    if (!own) return
    try {
      const { data, response } = await api.wechat.GET('/api/wechat/v1/drafts/{id}', { params: { path: { id: own } } })
      take(data!, etag(response))
      if (!keepText) fill(data!)
      failure.value = undefined
    } catch (error) {
      failure.value = error
    } finally {
      loading.value = false
    }
  }
  onMounted(() => load())
  watch(id, (now, before) => now && before && load())

  async function save(): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    refused.value = undefined
    try {
      const body = { articles: articles.value }
      if (draft.value) {
        const { data, response } = await api.wechat.PUT('/api/wechat/v1/drafts/{id}', {
          params: { path: { id: draft.value.id }, header: { 'If-Match': tag.value } },
          body,
        })
        take(data!, etag(response))
        fill(data!)
      } else {
        const { data, response } = await api.wechat.POST('/api/wechat/v1/drafts', { body })
        take(data!, etag(response))
        fill(data!)
        await router.replace(`/materials/articles/${data!.id}`)
      }
      void queries.invalidateQueries({ queryKey: keys.drafts })
      toast({ text: t('materials.article.saved') })
      return true
    } catch (error) {
      refused.value = error
      const wrong = Object.keys(fieldErrors(error)).find((name) => name.startsWith('articles.'))
      if (wrong) at.value = Math.min(Number(wrong.split('.')[1]), articles.value.length - 1)
      return false
    } finally {
      busy.value = false
    }
  }
  async function remove() {
    if (!draft.value) return
    busy.value = true
    refused.value = undefined
    try {
      await api.wechat.DELETE('/api/wechat/v1/drafts/{id}', {
        params: { path: { id: draft.value.id }, header: { 'If-Match': tag.value } },
      })
      kept.value = JSON.stringify(articles.value)
      void queries.invalidateQueries({ queryKey: keys.drafts })
      await router.push('/materials/articles')
    } catch (error) {
      refused.value = error
    } finally {
      busy.value = false
    }
  }

  // Publishing goes on by itself: the state is asked for until nothing moves any more.
  let timer: ReturnType<typeof setTimeout>
  watch(
    () => draft.value?.working,
    (working) => {
      clearTimeout(timer)
      const again = async () => {
        await load(true)
        if (draft.value?.working) timer = setTimeout(again, live.value ? 3_000 : 2_000)
      }
      if (working) timer = setTimeout(again, 1_500)
    },
  )
  onBeforeUnmount(() => clearTimeout(timer))
  useUnsaved(dirty, locked, save)

  return { articles, at, draft, tag, failure, refused, stale, errors, busy, loading, dirty, locked, load, save, remove }
}
