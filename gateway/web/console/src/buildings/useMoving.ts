import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQueryClient } from '@tanstack/vue-query'
import { destinationOf, movePlace, wayBack, type Destination } from './move'
import { childrenQuery, refreshPlaces, type Place } from './places'
import type { Drop, TreeRow } from './tree'
import type { Notice } from './useNotice'

/** Moves places, by a form or by dragging, each with the way back. */
export function useMoving(notice: Notice, rows: () => readonly TreeRow[], moved: (key: string) => unknown) {
  const { t } = useI18n()
  const client = useQueryClient()

  async function move(place: Place, to: Destination) {
    const under = place.parentId
    const siblings = await client.ensureQueryData(childrenQuery(place.communityId, place.structureId, under))
    const back = wayBack(place, to.parentId ? under : undefined, siblings.items)
    const { name } = await movePlace(place, to)
    // a place of the outermost layer never changes its parent, so there is always one to go back under
    notice.say(t('buildings.move.done', { name }), async () => {
      await movePlace(place, back)
      notice.say(t('buildings.move.undone', { name }))
      await refreshPlaces(client)
    })
    await refreshPlaces(client)
  }

  return {
    move,
    async drop(dragged: TreeRow, over: TreeRow, where: Drop) {
      try {
        await move(dragged.place!, destinationOf(dragged, over, where, rows()))
        await nextTick()
        void moved(dragged.key)
      } catch (error) {
        notice.fail(t('buildings.move.failed', { name: dragged.label }), error)
        void refreshPlaces(client)
      }
    },
  }
}
