import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQueryClient } from '@tanstack/vue-query'
import { number } from '@/ui/format'
import { pathQuery, refreshPlaces, type Place, type RuleResult } from './places'
import { nodesAbove, structureKey, type TreeAction, type TreeRow } from './tree'
import { useMoving } from './useMoving'
import { useNotice } from './useNotice'
import { usePlaceDialog } from './usePlaceDialog'
import { useRenaming } from './useRenaming'
import type { Where } from './useWhere'

/**
 * What is done to places: made one by one or by a rule, named, moved, removed, each said afterwards.
 *
 * @param rows of the tree, as they are now
 * @param focusRow gives the keyboard to a row of the tree
 * @param closeRoom puts the room away that stands beside its building
 */
export function usePlaceWork(
  where: Where,
  rows: () => readonly TreeRow[],
  focusRow: (key: string) => unknown,
  closeRoom: () => Promise<unknown>,
) {
  const { t } = useI18n()
  const client = useQueryClient()
  const { askedNode, nodes, node, communityId, community, structure, go, goTo } = where
  const notice = useNotice()
  const dialog = usePlaceDialog()
  const renaming = useRenaming(notice, dialog.ask, focusRow)
  const { move, drop } = useMoving(notice, rows, focusRow)
  /** The rule that is being written, for this structure or for one yet to be chosen. */
  const rule = ref<{ structureId?: string }>()
  /** The community whose structures are being changed, or a new one. */
  const editing = ref<{ id?: string }>()

  async function act(action: TreeAction, row: TreeRow) {
    notice.dismiss()
    switch (action) {
      case 'STRUCTURES':
        editing.value = { id: row.communityId }
        break
      case 'RULE':
        if (row.communityId !== communityId.value) await go({ community: row.communityId })
        rule.value = { structureId: row.structure?.id }
        break
      case 'ADD':
        dialog.ask({
          kind: 'ADD',
          communityId: row.communityId,
          structure: row.structure!,
          parentId: row.place?.id,
          parent: row.label,
          depth: row.level - 2,
        })
        break
      case 'RENAME':
        await renaming.begin(row)
        break
      case 'MOVE':
        dialog.ask({
          kind: 'MOVE',
          place: row.place!,
          structure: row.structure!,
          above: nodesAbove(rows(), row),
        })
        break
      default:
        dialog.ask({ kind: action, place: row.place! })
    }
  }
  function addHere(to = structure.value) {
    if (!to || !community.value) return
    dialog.ask({
      kind: 'ADD',
      communityId: community.value.id,
      structure: to,
      parentId: node.value?.id,
      parent: node.value?.name ?? to.name,
      depth: nodes.value.length,
    })
  }
  async function moveRoom(place: Place) {
    if (!structure.value) return
    try {
      const path = place.parentId ? await client.ensureQueryData(pathQuery(place.parentId)) : []
      dialog.ask({ kind: 'MOVE', place, structure: structure.value, above: path.map((one) => one.id) })
    } catch (error) {
      notice.fail(t('buildings.move.failed', { name: place.name }), error)
    }
  }
  function created(place: Place) {
    dialog.close()
    notice.say(t('buildings.form.created', { name: place.name }))
    if (place.kind === 'NODE') void goTo(place)
  }
  async function removed(place: Place) {
    dialog.close()
    notice.say(t('buildings.remove.done', { name: place.name }))
    if (place.kind === 'ROOM') await closeRoom()
    else if (nodes.value.some((one) => one.id === place.id))
      await go(
        place.parentId
          ? { community: place.communityId, node: place.parentId }
          : { community: place.communityId, structure: place.structureId },
        true,
      )
    void focusRow(place.parentId ?? structureKey(place.structureId))
    await refreshPlaces(client)
  }
  function made(result: RuleResult, structureId: string) {
    notice.say(t('buildings.rule.made', { n: number(result.newRooms) }))
    void go(
      { community: communityId.value, structure: structureId, ...(askedNode.value ? { node: askedNode.value } : {}) },
      true,
    )
  }

  return { notice, dialog, renaming, rule, editing, act, addHere, move, moveRoom, drop, created, removed, made }
}
