import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQueryClient } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'
import { explain } from '@/ui/explain'
import { changes } from '@/ui/stale'
import { freshPlace, refreshPlaces, renamePlace, type Place, type Versioned } from './places'
import type { TreeRow } from './tree'
import type { Notice } from './useNotice'
import type { PlaceQuestion } from './usePlaceDialog'

/** A name typed in its row of the tree, against the version that was read when the typing began. */
export function useRenaming(notice: Notice, ask: (question: PlaceQuestion) => void, renamed: (key: string) => unknown) {
  const { t } = useI18n()
  const client = useQueryClient()
  const current = shallowRef<{ row: TreeRow; read: Versioned<Place> }>()
  const fault = ref<string>()

  async function save({ record, version }: Versioned<Place>, name: string) {
    const { aliases, rank } = record
    await renamePlace(record, version, { name, aliases, rank })
    notice.say(t('buildings.rename.done', { from: record.name, to: name }), async () =>
      save(await freshPlace(record), record.name),
    )
    await refreshPlaces(client)
  }

  return {
    current,
    /** What the service has against the name. */
    fault,
    async begin(row: TreeRow) {
      fault.value = undefined
      try {
        current.value = { row, read: await freshPlace(row.place!) }
      } catch (error) {
        notice.fail(t('buildings.rename.failed', { name: row.label }), error)
      }
    },
    async rename(row: TreeRow, name: string) {
      const read = current.value?.read
      if (!read) return
      fault.value = undefined
      try {
        await save(read, name)
        current.value = undefined
        void renamed(row.key)
      } catch (error) {
        const problem = Problem.from(error)
        if (!problem.stale) {
          fault.value = problem.errors[0]?.detail ?? explain(problem).text
          return
        }
        current.value = undefined
        const now = await freshPlace(row.place!)
        const label = t('buildings.form.name')
        ask({
          kind: 'STALE',
          changes: changes([{ label, base: read.record.name, theirs: now.record.name, mine: name }]),
          again: () => save(now, name),
        })
      }
    },
    stop() {
      current.value = undefined
      fault.value = undefined
    },
  }
}
