import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQueries } from '@tanstack/vue-query'
import { search, type Home, type Resident } from './residents'

/** As many are named in a room; the others are a press away. */
export const MATES = 12
/** In more rooms than this nobody is looked for. */
const ROOMS = 20

/** Who lives with a person in each of their rooms. */
export function useMates(person: () => Resident) {
  const { t } = useI18n()
  const rooms = computed(() => [...new Set(person().homes.map(({ roomId }) => roomId))])
  const found = useQueries({
    queries: computed(() =>
      rooms.value.slice(0, ROOMS).map((roomId) => ({
        queryKey: ['resident', 'residents', 'in-room', roomId],
        // one more than are named, and the person is among them
        queryFn: ({ signal }: { signal: AbortSignal }) => search({ placeId: roomId }, { limit: MATES + 1 }, signal),
      })),
    ),
  })

  /** The others of a room, each with what they are there. */
  function matesIn(home: Home): { mate: Resident; life: Home | undefined }[] {
    const all = found.value[rooms.value.indexOf(home.roomId)]?.data?.items ?? []
    return all
      .filter((mate) => mate.id !== person().id)
      .map((mate) => ({ mate, life: mate.homes.find(({ roomId }) => roomId === home.roomId) }))
  }

  /** What a mate is in the room, in words; of two owners each is the other's co-owner. */
  function relation(home: Home, life: Home | undefined): string {
    if (!life?.identity) return ''
    const word =
      life.identity === 'OWNER' && home.identity === 'OWNER'
        ? t('residents.homes.coOwner')
        : t(`residents.identity.${life.identity}`)
    return life.movedOutOn
      ? t('residents.homes.relationUntil', { word, day: life.movedOutOn })
      : t('residents.homes.relation', { word })
  }

  return { matesIn, relation }
}
