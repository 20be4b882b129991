import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { number } from '@/ui/format'
import type { Done } from './done'

/** What the service answers to a change of many records. */
interface BulkResult {
  done: number
  ids: string[]
  failures: { id: string; detail: string }[]
}

/** How many records can be changed at once. */
export const MOST = 5000

/**
 * Something done to many records at once, one thing at a time.
 *
 * @param words where the words are, e.g. `staff.bulk`
 * @param reread reads again what may have changed, also after a failure: some may have been changed before it
 * @param tell what was done
 */
export function useBulk(words: string, reread: () => void, tell: (done: Done) => void) {
  const { t } = useI18n()
  const busy = ref(false)
  const failure = ref<unknown>()

  async function work(step: () => Promise<Done | undefined>): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = undefined
    try {
      const done = await step()
      if (done) tell(done)
    } catch (error) {
      failure.value = error
    } finally {
      busy.value = false
      reread()
    }
  }

  /** @param undo takes it back for those it was done to; lists are read again then */
  function said(
    key: string,
    result: BulkResult,
    undo?: (ids: string[]) => Promise<Done>,
    values: Record<string, string> = {},
  ): Done {
    const failed = result.failures.length
    return {
      text:
        t(`${words}.${key}`, { n: number(result.done), ...values }) +
        (failed ? t(`${words}.failed`, { n: number(failed) }) : ''),
      failures: result.failures,
      undo:
        undo && result.ids.length
          ? async () => {
              const back = await undo(result.ids)
              reread()
              return back
            }
          : undefined,
    }
  }

  return { busy, failure, work, said }
}
