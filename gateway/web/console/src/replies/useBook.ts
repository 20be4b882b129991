import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useAccountDraft } from '@/records/useAccountDraft'
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
  const at = ref<string>()
  const draft = useAccountDraft<Book, Content>(appId, {
    key: BOOKS,
    read,
    write,
    blank: nothing(),
    copy: contentOf,
    clean: cleanedContent,
    taken(now) {
      if (at.value !== SETTINGS && !now.rules.some(({ id }) => id === at.value)) at.value = now.rules[0]?.id
    },
    left: () => (at.value = undefined),
  })
  const { content, errors } = draft
  const rule = computed(() => content.value.rules.find(({ id }) => id === at.value))

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

  return { ...draft, at, rule, faults, errorOf, faulty }
}
