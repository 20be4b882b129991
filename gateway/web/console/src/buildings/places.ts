import { queryOptions, type QueryClient } from '@tanstack/vue-query'
import type { components } from '@haina/shared/api/generated/resident'
import { api, etag } from '@haina/shared/api/client'
import { session } from '@haina/shared/api/session'
import type { Stage } from '@/coverage/stages'

export type Community = components['schemas']['CommunityView']
export type Structure = components['schemas']['Structure']
export type Place = components['schemas']['PlaceView']
export type FoundPlace = components['schemas']['TreeFoundPlaceView']
export type Resident = components['schemas']['ResidentView']
export type RuleResult = components['schemas']['RoomRuleResult']

/** A record with the version it was read in, which goes back with a change. */
export interface Versioned<T> {
  record: T
  version: string
}

const PAGE = 200
/** As many children as are fetched without being asked for more. */
export const MOST_CHILDREN = 4_000

export interface Children {
  items: Place[]
  /** How many there are; more than `items` when they are very many. */
  total: number
}

export const canWrite = () => session.value?.operator.roles.some((role) => role !== 'VIEWER') ?? false
/** An operator limited to communities makes no new ones. */
export const canFound = () => canWrite() && !session.value?.operator.communities?.length

export const communityQuery = (id: string) =>
  queryOptions({
    queryKey: ['resident', 'communities', id],
    queryFn: async ({ signal }): Promise<Versioned<Community>> => {
      const { data, response } = await api.resident.GET('/api/resident/v1/communities/{id}', {
        params: { path: { id } },
        signal,
      })
      return { record: data!, version: etag(response) }
    },
  })

export const countsQuery = (communityId: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'counts', communityId],
    queryFn: async ({ signal }) =>
      (
        await api.resident.GET('/api/resident/v1/communities/{communityId}/counts', {
          params: { path: { communityId } },
          signal,
        })
      ).data!,
  })

/** All children of a node, or of a structure: its outermost layer. Fetched page by page, one list for tree, table and grid. */
export const childrenQuery = (communityId: string, structureId: string, parentId?: string, most = MOST_CHILDREN) =>
  queryOptions({
    queryKey: ['resident', 'places', 'children', communityId, structureId, parentId ?? '', most],
    queryFn: async ({ signal }): Promise<Children> => {
      const items: Place[] = []
      let total = 0
      let cursor: string | undefined
      do {
        const { data } = await api.resident.GET(
          '/api/resident/v1/communities/{communityId}/structures/{structureId}/places',
          {
            params: {
              path: { communityId, structureId },
              query: { parentId, limit: PAGE, cursor, total: cursor === undefined },
            },
            signal,
          },
        )
        items.push(...data!.items)
        total = data!.total ?? total
        cursor = data!.nextCursor
      } while (cursor && items.length < most)
      return { items, total: Math.max(total, items.length) }
    },
  })

/** A room as the grid shows it; its coverage is that of the best of its people, where that is known. */
export type RoomCell = Pick<Place, 'id' | 'name' | 'aliases' | 'residents'> & {
  coverage?: Stage
  withMobile?: number
}

/** The coverage of all rooms of a place, by their ids, in the order of the tree. */
export const roomStagesQuery = (communityId: string, placeId?: string) =>
  queryOptions({
    queryKey: ['resident', 'coverage', 'rooms', communityId, placeId ?? ''],
    queryFn: async ({ signal }) => {
      const stages = new Map<string, Stage | undefined>()
      let cursor: string | undefined
      do {
        const { data } = await api.resident.GET('/api/resident/v1/coverage/rooms', {
          params: { query: { communityId, placeId, cursor } },
          signal,
        })
        data!.items.forEach((room) => stages.set(room.roomId, room.coverage))
        cursor = data!.nextCursor
      } while (cursor)
      return stages
    },
  })

/** All rooms under a node, by unit, in one answer; refused (`place.grid-too-large`) where they are thousands. */
export const gridQuery = (nodeId: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'grid', nodeId],
    queryFn: async ({ signal }) =>
      (await api.resident.GET('/api/resident/v1/nodes/{id}/grid', { params: { path: { id: nodeId } }, signal })).data!,
  })

export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'node', id],
    queryFn: ({ signal }) => readPlace('NODE', id, signal),
  })

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'room', id],
    queryFn: ({ signal }) => readPlace('ROOM', id, signal),
  })

export const peopleQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['resident', 'residents', 'of-room', roomId],
    queryFn: async ({ signal }) =>
      (
        await api.resident.GET('/api/resident/v1/residents', {
          params: { query: { placeId: roomId, limit: 50, total: true } },
          signal,
        })
      ).data!,
  })

export const searchQuery = (q: string, communityId?: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'search', q, communityId ?? ''],
    queryFn: async ({ signal }) =>
      (await api.resident.GET('/api/resident/v1/places', { params: { query: { q, communityId } }, signal })).data!
        .items,
  })

async function readPlace(kind: Place['kind'], id: string, signal?: AbortSignal): Promise<Versioned<Place>> {
  const options = { params: { path: { id } }, signal }
  const { data, response } =
    kind === 'ROOM'
      ? await api.resident.GET('/api/resident/v1/rooms/{id}', options)
      : await api.resident.GET('/api/resident/v1/nodes/{id}', options)
  return { record: data!, version: etag(response) }
}

/** The place as it is now, for somebody who begins to change it. */
export const freshPlace = (place: { kind: Place['kind']; id: string }) => readPlace(place.kind, place.id)

export async function renamePlace(
  place: { kind: Place['kind']; id: string },
  version: string,
  body: components['schemas']['PlaceRequest'],
): Promise<Versioned<Place>> {
  const options = { params: { path: { id: place.id }, header: { 'If-Match': version } }, body }
  const { data, response } =
    place.kind === 'ROOM'
      ? await api.resident.PUT('/api/resident/v1/rooms/{id}', options)
      : await api.resident.PUT('/api/resident/v1/nodes/{id}', options)
  return { record: data!, version: etag(response) }
}

/** What stood on the screen is not true any more: places with their counts, and what is said of the rooms' people. */
export async function refreshPlaces(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: ['resident', 'places'] })
}

/** How deep a structure's nodes go: the layer of this index holds the rooms. */
export const roomDepth = (structure: Structure) => structure.layers.length - 1

/** The nodes above a node and itself, outermost first. */
export const pathQuery = (nodeId: string) =>
  queryOptions({
    queryKey: ['resident', 'places', 'path', nodeId],
    queryFn: async ({ signal }) => {
      const path: Place[] = []
      for (let id: string | undefined = nodeId; id; id = path[0]!.parentId)
        path.unshift((await readPlace('NODE', id, signal)).record)
      return path
    },
  })
