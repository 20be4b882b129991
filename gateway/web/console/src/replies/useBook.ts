import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { fieldErrors } from '@haina/shared/api/fields'
import { useChange, type Versioned } from '@/records/useChange'
import { mayWrite } from '@/ui/rights'
import { useUnsaved } from '@/ui/useUnsaved'
import { BOOKS, cleanedContent, contentOf, read, write, type Book, type Content } from './book'
import { placeOf } from './rules'

/** What is looked at: a rule, or the book's settings. */
export const SETTINGS = 'settings'

const nothing = (): Content => ({
  rules: [],
  hours: { days: [], opens: '09:00', closes: '18:00', holidays: [], workdays: [] },
  nameFallback: '',
  roomFallback: '',
})

/** The rules of an account as they are edited here, beside what is stored. */
export function useBook(appId: Ref<string | undefined>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => [...BOOKS, appId.value]),
    queryFn: ({ signal }) => read(appId.value!, signal),
    enabled: computed(() => appId.value !== undefined),
    staleTime: Infinity,
    refetchOnMount: 'always',
  })
  const stored = shallowRef<Versioned<Book>>()
  const content = ref<Content>(nothing())
  const at = ref<string>()
  const kept = ref('')

  const wanted = computed(() => cleanedContent(content.value))
  const dirty = computed(() => stored.value !== undefined && JSON.stringify(wanted.value) !== kept.value)
  const rule = computed(() => content.value.rules.find(({ id }) => id === at.value))

  function take(next: Versioned<Book>) {
    stored.value = next
    content.value = contentOf(next.record)
    kept.value = JSON.stringify(wanted.value)
    if (at.value !== SETTINGS && !rule.value) at.value = content.value.rules[0]?.id
  }
  function keep(next: Versioned<Book>) {
    queries.setQueryData([...BOOKS, next.record.appId], next)
    if (next.record.appId === appId.value) take(next)
  }
  const change = useChange<Book>(
    () => stored.value,
    () => read(appId.value!),
    keep,
  )
  watch(
    () => [appId.value, query.data.value] as const,
    ([id, data], before) => {
      if (id !== before?.[0]) {
        stored.value = undefined
        at.value = undefined
        change.clear()
      }
      // What is being edited changes under nobody's hands; saving it says that somebody else was faster.
      if (data && data.record.appId === id && data !== stored.value && !dirty.value) take(data)
    },
    { immediate: true, flush: 'sync' },
  )

  const save = () => {
    const id = appId.value!
    const book = wanted.value
    return change.run({ act: (etag) => write(id, etag, book) })
  }
  /** Back to what is stored. */
  const giveUp = () => {
    change.clear()
    if (stored.value) take(stored.value)
  }

  const errors = computed(() => (change.failure.value ? fieldErrors(change.failure.value) : {}))
  // By the rule itself: it may have been moved since the service looked at it.
  const faults = shallowRef<{ id: string; field: string; text: string }[]>([])
  watch(errors, (told) => {
    faults.value = Object.entries(told).map(([name, text]) => {
      const place = placeOf(name)
      return { id: content.value.rules[place.rule]?.id ?? SETTINGS, field: place.field, text }
    })
    if (faults.value[0]) at.value = faults.value[0].id
  })
  const errorOf = (id: string, field: string) =>
    faults.value.find((fault) => fault.id === id && fault.field === field)?.text
  const faulty = (id: string) => faults.value.some((fault) => fault.id === id)

  const locked = computed(() => !mayWrite.value || change.locked.value)
  useUnsaved(dirty, locked, save)

  return { query, stored, content, wanted, at, rule, dirty, change, save, giveUp, faults, errorOf, faulty, locked }
}
