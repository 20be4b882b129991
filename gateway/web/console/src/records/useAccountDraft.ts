import { computed, nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { fieldErrors } from '@haina/shared/api/fields'
import { mayWrite } from '@/ui/rights'
import { useUnsaved } from '@/ui/useUnsaved'
import { useChange, type Versioned } from './useChange'

interface Kind<Stored, Content> {
  /** Under which what is read is kept; the account comes after it. */
  key: readonly string[]
  read: (appId: string, signal?: AbortSignal) => Promise<Versioned<Stored>>
  write: (appId: string, etag: string, content: Content) => Promise<Versioned<Stored>>
  /** To edit before anything was read. */
  blank: Content
  /** A copy to edit. */
  copy: (stored: Stored) => Content
  /** Only what counts: what is left out is no change and goes nowhere. */
  clean: (content: Content) => Content
  /** What is edited came anew from the service. */
  taken: (now: Content) => void
  /** Another account: nothing is looked at yet. */
  left: () => void
}

/** What is one of an account's, as it is edited here, beside what is stored. */
export function useAccountDraft<Stored extends { appId: string }, Content>(
  appId: Ref<string | undefined>,
  kind: Kind<Stored, Content>,
) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => [...kind.key, appId.value]),
    queryFn: ({ signal }) => kind.read(appId.value!, signal),
    enabled: computed(() => appId.value !== undefined),
    staleTime: Infinity,
    refetchOnMount: 'always',
  })
  const stored = shallowRef<Versioned<Stored>>()
  const content = ref(kind.blank) as Ref<Content>
  const kept = ref('')

  const wanted = computed(() => kind.clean(content.value))
  const dirty = computed(() => stored.value !== undefined && JSON.stringify(wanted.value) !== kept.value)

  function take(next: Versioned<Stored>) {
    stored.value = next
    content.value = kind.copy(next.record)
    kept.value = JSON.stringify(wanted.value)
    kind.taken(content.value)
  }
  function keep(next: Versioned<Stored>) {
    queries.setQueryData([...kind.key, next.record.appId], next)
    if (next.record.appId === appId.value) take(next)
  }
  const change = useChange<Stored>(
    () => stored.value,
    () => kind.read(appId.value!),
    keep,
  )
  watch(
    () => [appId.value, query.data.value] as const,
    ([id, data], before) => {
      if (id !== before?.[0]) {
        stored.value = undefined
        kind.left()
        change.clear()
      }
      // What is being edited changes under nobody's hands; saving it says that somebody else was faster.
      if (data && data.record.appId === id && data !== stored.value && !dirty.value) take(data)
    },
    { immediate: true, flush: 'sync' },
  )

  async function save() {
    const id = appId.value!
    const now = wanted.value
    const field = document.activeElement
    const done = await change.run({ act: (etag) => kind.write(id, etag, now) })
    // fields are locked meanwhile, which takes the focus from whoever saved with a key in the middle of writing
    await nextTick()
    if (document.activeElement === document.body && field instanceof HTMLElement) field.focus()
    return done
  }
  /** Back to what is stored, which somebody else may have changed meanwhile. */
  const giveUp = () => {
    change.clear()
    const now = query.data.value ?? stored.value
    if (now && now.record.appId === appId.value) take(now)
  }
  /** As it is at the service now. */
  async function again() {
    if (appId.value) keep(await kind.read(appId.value))
  }
  /** What the service has against what was sent, by field. */
  const errors = computed(() => (change.failure.value ? fieldErrors(change.failure.value) : {}))

  const locked = computed(() => !mayWrite.value || change.locked.value)
  useUnsaved(dirty, locked, save)

  return { query, stored, content, wanted, dirty, change, save, giveUp, again, errors, locked }
}
