import { api } from '@haina/shared/api/client'
import { freshPlace, type Place } from './places'

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
