import { computed, ref, watch, type Ref } from 'vue'
import { idempotencyKey } from '@haina/shared/api/client'
import { useChange, type Versioned } from './useChange'

/**
 * The form of a record, or of a new one where none is stored. What is typed goes out with the version it was meant for;
 * a change of somebody else is said before anything is sent.
 *
 * @param form what is typed, filled with what is stored
 * @param stored as it is now; its first state is what the form began with
 * @param tell what the drawer has to know
 */
export function useRecordForm<Record extends { id: string }>(
  form: object,
  stored: () => Versioned<Record> | undefined,
  records: {
    read: (id: string) => Promise<Versioned<Record>>
    /** @param key the same for the same content, so that a repeated request writes one record */
    write: (key: string) => Promise<Versioned<Record>>
    correct: (id: string, etag: string) => Promise<Versioned<Record>>
  },
  tell: { dirty: (is: boolean) => void; saved: (now: Versioned<Record>) => void },
) {
  const base = ref(stored()) as Ref<Versioned<Record> | undefined>
  const began = JSON.stringify(form)
  watch(
    () => JSON.stringify(form) !== began,
    (is) => tell.dirty(is),
  )

  const change = useChange<Record>(
    () => base.value ?? { record: {} as Record, etag: '*' },
    () => records.read(base.value!.record.id),
    (now) => {
      base.value = now
      tell.saved(now)
    },
  )
  watch(stored, (now) => {
    if (now && base.value && now.etag !== base.value.etag && !change.busy.value) change.notice(now, base.value)
  })

  let key = idempotencyKey()
  watch(form, () => (key = idempotencyKey()))
  const act = (etag: string) => (base.value ? records.correct(base.value.record.id, etag) : records.write(key))

  return {
    isNew: computed(() => !base.value),
    change,
    /** @param ready whether all that is needed is there */
    async save(ready: boolean) {
      if (!ready || !(await change.run({ act }))) focusError()
    },
    /** What was typed goes out with the version that was just looked at. */
    async overwrite() {
      if (!change.stale.value) return
      if (!change.stale.value.deed) change.stale.value = { ...change.stale.value, deed: { act } }
      await change.overwrite()
    },
  }
}

// after what is wrong has been marked
function focusError() {
  setTimeout(() =>
    document.querySelector<HTMLElement>('.drawer [aria-invalid="true"], .drawer .field.bad input')?.focus(),
  )
}
