import { computed, type Ref, shallowRef } from 'vue'
import { useQueries, useQueryClient } from '@tanstack/vue-query'
import { childrenQuery, countsQuery, type Community, type Place, type Structure } from './places'
import { communityKey, structureKey, treeRows, type Known, type TreeRow } from './tree'

/** Whose children an unfolded row shows. */
interface Under {
  communityId: string
  structureId: string
  parentId?: string
}

/** More communities than this are not counted each with a call of its own. */
const MOST_COUNTED = 40

/** The tree's rows, kept current: what is unfolded is watched, so that a change by anybody appears. */
export function useTree(communities: Ref<readonly Community[]>) {
  const client = useQueryClient()
  const expanded = shallowRef<ReadonlyMap<string, Under | undefined>>(new Map())

  const unders = computed(() => [...expanded.value].filter((entry): entry is [string, Under] => entry[1] !== undefined))
  const children = useQueries({
    queries: computed(() =>
      unders.value.map(([, under]) => childrenQuery(under.communityId, under.structureId, under.parentId)),
    ),
  })
  const counted = computed(() => communities.value.slice(0, MOST_COUNTED))
  const counts = useQueries({ queries: computed(() => counted.value.map((community) => countsQuery(community.id))) })

  const known = computed(() => {
    const map = new Map<string, Known>()
    unders.value.forEach(([key], index) => {
      const result = children.value[index]
      map.set(key, result?.data ?? (result?.isError ? 'FAILED' : 'WAITING'))
    })
    return map
  })
  const roomsOf = computed(
    () => new Map(counted.value.map((community, index) => [community.id, counts.value[index]?.data?.rooms])),
  )
  const rows = computed(() =>
    treeRows(
      communities.value,
      new Set(expanded.value.keys()),
      (key) => known.value.get(key),
      (id) => roomsOf.value.get(id),
    ),
  )

  function put(change: (map: Map<string, Under | undefined>) => void) {
    const next = new Map(expanded.value)
    change(next)
    expanded.value = next
  }

  return {
    rows,
    expand(row: TreeRow) {
      put((map) => {
        map.set(row.key, underOf(row))
        // a community with one structure opens both: there is nothing to choose
        if (row.kind === 'COMMUNITY') {
          const only = communities.value.find((community) => community.id === row.communityId)?.structures
          if (only?.length === 1 && only[0]!.layers.length > 1)
            map.set(structureKey(only[0]!.id), { communityId: row.communityId, structureId: only[0]!.id })
        }
      })
    },
    collapse(row: TreeRow) {
      put((map) => map.delete(row.key))
    },
    /** Unfolds everything above a place, and the place's structure. */
    unfold(community: Community, structure: Structure | undefined, path: readonly Place[]) {
      put((map) => {
        map.set(communityKey(community.id), undefined)
        const shown = structure ?? (community.structures.length === 1 ? community.structures[0] : undefined)
        if (!shown || shown.layers.length < 2) return
        const at = { communityId: community.id, structureId: shown.id }
        map.set(structureKey(shown.id), at)
        path.slice(0, -1).forEach((place) => map.set(place.id, { ...at, parentId: place.id }))
        const last = path.at(-1)
        if (last && path.length < shown.layers.length - 1) map.set(last.id, { ...at, parentId: last.id })
      })
    },
    retry(parentKey: string) {
      const under = expanded.value.get(parentKey)
      if (under) void client.refetchQueries(childrenQuery(under.communityId, under.structureId, under.parentId))
    },
  }
}

function underOf(row: TreeRow): Under | undefined {
  return row.structure
    ? { communityId: row.communityId, structureId: row.structure.id, parentId: row.place?.id }
    : undefined
}
