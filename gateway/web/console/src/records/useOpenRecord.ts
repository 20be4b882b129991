import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'
import type { FieldChange } from '@/ui/stale'
import type { Done } from './done'
import { useChange, type Versioned } from './useChange'

/** What every record of a person has. */
export interface Known {
  id: string
  name?: string
  createdAt: string
  updatedAt: string
  mergedInto?: string
}

/** The records of one kind, as a drawer reads and changes them. */
interface Records<Record> {
  use: (id: () => string | undefined) => {
    data: Ref<Versioned<Record> | undefined>
    error: Ref<unknown>
    isFetching: Ref<boolean>
    refetch: () => unknown
  }
  read: (id: string) => Promise<Versioned<Record>>
  remove: (id: string, etag: string) => Promise<unknown>
  restore: (id: string, etag: string) => Promise<Versioned<Record>>
  /** Takes over what the service answered. */
  keep: (now: Versioned<Record>) => void
  deleted: (record: Record) => boolean
  /** What two versions have otherwise. */
  quarrel: (stale: { base: Versioned<Record>; theirs: Versioned<Record> } | undefined) => FieldChange[]
}

/** Another record is to be opened, or none; something was done. */
interface Tell {
  (event: 'open', id: string): void
  (event: 'close'): void
  (event: 'done', done: Done): void
}

/** A question that somebody has to say yes to. */
interface Question {
  ask: () => Promise<boolean>
}

/**
 * The record that stands open in a drawer, or the form of a new one (`new`): changed one thing at a time, and left only
 * when nothing typed is lost.
 *
 * @param words where the words are, e.g. `staff`
 * @param tell what the page has to know
 */
export function useOpenRecord<Record extends Known>(
  words: string,
  id: () => string,
  records: Records<Record>,
  tell: Tell,
) {
  const { t } = useI18n()
  const isNew = computed(() => id() === 'new')
  /** Nothing for a new one. */
  const known = () => (isNew.value ? undefined : id())
  const query = records.use(known)
  const stored = computed(() => query.data.value)
  const person = computed(() => stored.value?.record)
  const change = useChange<Record>(
    () => stored.value,
    () => records.read(id()),
    records.keep,
  )

  const editing = ref(false)
  const dirty = ref(false)
  watch(id, () => {
    editing.value = false
    dirty.value = false
    change.clear()
  })

  const unsaved = shallowRef<Question>()
  /** Whether the drawer may show something else: nothing typed is lost without a word. */
  async function leave(): Promise<boolean> {
    if (!dirty.value) return true
    const yes = (await unsaved.value?.ask()) ?? true
    if (yes) dirty.value = false
    return yes
  }
  onBeforeRouteLeave(leave)
  function saved(now: Versioned<Record>) {
    dirty.value = false
    editing.value = false
    records.keep(now)
    if (isNew.value) tell('open', now.record.id)
  }
  async function cancel() {
    if (!(await leave())) return
    editing.value = false
    if (isNew.value) tell('close')
  }

  const name = () => person.value?.name ?? t(`${words}.nameless`)
  const removal = shallowRef<Question>()
  async function remove() {
    if (!(await removal.value?.ask())) return
    const called = name()
    const its = id()
    const gone = await change.run({
      doing: t(`${words}.remove.verb`),
      act: async (etag) => {
        await records.remove(its, etag)
        return records.read(its)
      },
    })
    if (!gone) return
    tell('done', {
      text: t(`${words}.remove.done`, { name: called }),
      undo: async () => {
        const now = await records.read(its)
        records.keep(await records.restore(its, now.etag))
        return { text: t(`${words}.restore.done`, { name: called }) }
      },
    })
    tell('close')
  }
  async function restore() {
    const called = name()
    const back = await change.run({
      doing: t(`${words}.restore.verb`),
      act: (etag) => records.restore(id(), etag),
    })
    if (back) tell('done', { text: t(`${words}.restore.done`, { name: called }) })
  }

  return {
    id,
    known,
    isNew,
    query,
    stored,
    person,
    change,
    editing,
    dirty,
    unsaved,
    leave,
    saved,
    cancel,
    removal,
    remove,
    restore,
    title: computed(() => (isNew.value ? t(`${words}.newTitle`) : person.value ? name() : t(`${words}.title`))),
    deleted: computed(() => Boolean(person.value && records.deleted(person.value))),
    /** What another version of the record has otherwise. */
    quarrel: computed(() => records.quarrel(change.stale.value)),
  }
}
