import { computed, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { useQuery } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'
import { useCommunities } from '@/shell/communities'
import { pathQuery, roomQuery, type Place, type RoomCell } from './places'

/** What is looked at: a community, a structure, a node, a room beside it. It stands in the address. */
export function useWhere() {
  const route = useRoute()
  const router = useRouter()
  const { communities, chosenId, only } = useCommunities()

  const asked = (name: string) =>
    computed(() => (typeof route.query[name] === 'string' ? route.query[name] : undefined))
  const askedCommunity = asked('community')
  const askedStructure = asked('structure')
  const askedNode = asked('node')
  const roomId = asked('room')

  const room = useQuery(computed(() => ({ ...roomQuery(roomId.value ?? ''), enabled: !!roomId.value })))
  const nodeId = computed(() => askedNode.value ?? room.data.value?.record.parentId)
  const path = useQuery(computed(() => ({ ...pathQuery(nodeId.value ?? ''), enabled: !!nodeId.value })))
  /** From the outermost layer to the node itself. */
  const nodes = computed(() => (nodeId.value ? (path.data.value ?? []) : []))
  const node = computed(() => nodes.value.at(-1))
  const communityId = computed(
    () => node.value?.communityId ?? room.data.value?.record.communityId ?? askedCommunity.value ?? only.value?.id,
  )
  const community = computed(() => communities.value.find((one) => one.id === communityId.value))
  const structure = computed(() => {
    const id = node.value?.structureId ?? room.data.value?.record.structureId ?? askedStructure.value
    const all = community.value?.structures ?? []
    return all.find((one) => one.id === id) ?? (all.length === 1 ? all[0] : undefined)
  })
  /** Rooms are shown where they are this node's children, or its children's. */
  const shows = computed<'ROOMS' | 'UNITS' | 'LIST'>(() => {
    if (!structure.value) return 'LIST'
    const below = structure.value.layers.length - 1 - nodes.value.length
    return below === 0 ? 'ROOMS' : below === 1 && node.value ? 'UNITS' : 'LIST'
  })
  const gone = computed(() => {
    const error = path.error.value ?? room.error.value
    return error ? Problem.from(error) : undefined
  })

  const unitId = computed(() => room.data.value?.record.parentId)
  const above = useQuery(
    computed(() => ({ ...pathQuery(unitId.value ?? ''), enabled: !!roomId.value && !!unitId.value })),
  )
  /** Where the room is, in words, without its own name. */
  const address = computed(() => {
    const names = unitId.value ? (above.data.value ?? nodes.value) : []
    return `${community.value?.name ?? ''} ${names.map((one) => one.name).join('')}`
  })

  function go(to: LocationQueryRaw, replace = false) {
    const target = { path: route.path, query: to }
    return replace ? router.replace(target) : router.push(target)
  }
  // the switcher in the top bar scopes this page too
  watch(chosenId, (id) => {
    if (id && id !== communityId.value) void go({ community: id })
  })

  return {
    askedCommunity,
    askedStructure,
    askedNode,
    roomId,
    nodeId,
    nodes,
    node,
    communityId,
    community,
    structure,
    shows,
    /** Why what the address names cannot be shown. */
    gone,
    address,
    retry: () => path.refetch(),
    go,
    goTo({ kind, id, communityId: community, parentId }: Pick<Place, 'kind' | 'id' | 'communityId' | 'parentId'>) {
      return kind === 'ROOM' ? go({ community, node: parentId, room: id }) : go({ community, node: id })
    },
    openRoom: (to: RoomCell) => go({ ...route.query, community: communityId.value, room: to.id }, !!roomId.value),
    leaveRoom: () => go({ ...route.query, room: undefined }),
  }
}

export type Where = ReturnType<typeof useWhere>
