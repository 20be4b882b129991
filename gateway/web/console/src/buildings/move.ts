import { api } from '@haina/shared/api/client'
import { freshPlace, type Place } from './places'
import type { Drop, TreeRow } from './tree'

/** Where a node or room is to stand; with nothing said of its position, its number and name decide. */
export interface Destination {
  /** Absent: it stays under its own. */
  parentId?: string
  beforeId?: string
  last?: boolean
}

/** Moves against the version that is valid now: a move says where to, whatever the place is called meanwhile. */
export async function movePlace(place: Pick<Place, 'kind' | 'id'>, to: Destination): Promise<Place> {
  const { version } = await freshPlace(place)
  const options = { params: { path: { id: place.id }, header: { 'If-Match': version } }, body: to }
  return (
    place.kind === 'ROOM'
      ? await api.resident.POST('/api/resident/v1/rooms/{id}/moves', options)
      : await api.resident.POST('/api/resident/v1/nodes/{id}/moves', options)
  ).data!
}

/**
 * What brings a place back to where it stood.
 *
 * @param siblings as they stood before, in their order
 */
export function wayBack(
  place: Pick<Place, 'id'>,
  parentId: string | undefined,
  siblings: readonly Pick<Place, 'id'>[],
): Destination {
  const next = siblings[siblings.findIndex((sibling) => sibling.id === place.id) + 1]
  return next ? { parentId, beforeId: next.id } : { parentId, last: true }
}

/** Where a row that is let go at another one is to stand. */
export function destinationOf(dragged: TreeRow, over: TreeRow, where: Drop, rows: readonly TreeRow[]): Destination {
  const parentId = where === 'INSIDE' ? over.place?.id : over.place!.parentId
  const to: Destination = parentId === dragged.place!.parentId ? {} : { parentId }
  if (where === 'INSIDE') return to
  if (where === 'BEFORE') return { ...to, beforeId: over.key }
  const siblings = rows.filter((row) => row.parent === over.parent && row.kind === 'NODE' && row.key !== dragged.key)
  const next = siblings[siblings.findIndex((row) => row.key === over.key) + 1]
  return next ? { ...to, beforeId: next.key } : { ...to, last: true }
}
