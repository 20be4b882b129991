import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useQueryClient } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import { fieldErrors } from '@haina/shared/api/fields'
import { useChange, versioned, type Versioned } from '@/records/useChange'
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
  const stored = shallowRef<Versioned<Draft>>()
  const kept = ref(JSON.stringify(articles.value))
  const failure = ref<unknown>()
  const loading = ref(!!id())

  const draft = computed(() => stored.value?.record)
  const dirty = computed(() => JSON.stringify(articles.value) !== kept.value)

  /** What is on its way; what is typed meanwhile is the next change and stays. */
  let sent: string | undefined
  function keep(now: Versioned<Draft>) {
    stored.value = now
    kept.value = JSON.stringify(now.record.articles)
    if (sent === undefined || sent === JSON.stringify(articles.value)) {
      articles.value = now.record.articles.map((article) => ({ ...article }))
      at.value = Math.min(at.value, articles.value.length - 1)
    }
  }
  const change = useChange<Draft>(
    () => stored.value ?? { record: {} as Draft, etag: '*' },
    () => read(draft.value!.id),
    keep,
  )
  const locked = computed(
    () => !mayWrite.value || loading.value || !!draft.value?.working || change.stale.value !== undefined,
  )

  async function load() {
    const own = id()
    if (!own) return
    try {
      const now = await read(own)
      if (own !== id()) return
      failure.value = undefined
      const before = stored.value
      if (!before || !dirty.value) keep(now)
      // only how far its publication is
      else if (JSON.stringify(now.record.articles) === kept.value) stored.value = now
      else change.notice(now, before)
    } catch (error) {
      failure.value = error
    } finally {
      loading.value = false
    }
  }
  onMounted(load)
  watch(id, (now, before) => {
    if (!now || !before) return
    loading.value = true
    stored.value = undefined
    articles.value = [blank()]
    kept.value = JSON.stringify(articles.value)
    change.clear()
    void load()
  })

  const errors = computed(() => (change.failure.value ? fieldErrors(change.failure.value) : {}))
  watch(errors, (told) => {
    const wrong = Object.keys(told).find((name) => name.startsWith('articles.'))
    if (wrong) at.value = Math.min(Number(wrong.split('.')[1]), articles.value.length - 1)
  })

  async function write(etag: string): Promise<Versioned<Draft>> {
    sent = JSON.stringify(articles.value)
    const body = { articles: articles.value }
    const own = draft.value?.id
    const now = versioned(
      own
        ? await api.wechat.PUT('/api/wechat/v1/drafts/{id}', {
            params: { path: { id: own }, header: { 'If-Match': etag } },
            body,
          })
        : await api.wechat.POST('/api/wechat/v1/drafts', { body }),
    )
    void queries.invalidateQueries({ queryKey: keys.drafts })
    toast({ text: t('materials.article.saved') })
    return now
  }
  async function save(): Promise<boolean> {
    const done = await change.run({ act: write })
    sent = undefined
    if (done && !id()) await router.replace(`/materials/articles/${draft.value!.id}`)
    return done
  }
  async function remove(): Promise<void> {
    const own = draft.value
    if (!own) return
    await change.run({
      doing: t('materials.article.confirm.verb'),
      async act(etag) {
        await api.wechat.DELETE('/api/wechat/v1/drafts/{id}', {
          params: { path: { id: own.id }, header: { 'If-Match': etag } },
        })
        kept.value = JSON.stringify(articles.value)
        void queries.invalidateQueries({ queryKey: keys.drafts })
        await router.push('/materials/articles')
        return stored.value!
      },
    })
  }
  /** What is typed here goes out with the version that was just looked at. */
  async function overwrite(): Promise<void> {
    const stale = change.stale.value
    if (stale && !stale.deed) change.stale.value = { ...stale, deed: { act: write } }
    await change.overwrite()
    sent = undefined
  }

  // Publishing goes on by itself: the state is asked for until nothing moves any more.
  let timer: ReturnType<typeof setTimeout>
  watch(
    () => draft.value?.working,
    (working) => {
      clearTimeout(timer)
      const again = async () => {
        await load()
        if (draft.value?.working) timer = setTimeout(again, live.value ? 3_000 : 2_000)
      }
      if (working) timer = setTimeout(again, 1_500)
    },
  )
  onBeforeUnmount(() => clearTimeout(timer))
  useUnsaved(dirty, locked, save)

  return {
    articles,
    at,
    stored,
    draft,
    failure,
    change,
    errors,
    loading,
    dirty,
    locked,
    load,
    save,
    remove,
    overwrite,
  }
}

async function read(id: string): Promise<Versioned<Draft>> {
  return versioned(await api.wechat.GET('/api/wechat/v1/drafts/{id}', { params: { path: { id } } }))
}
