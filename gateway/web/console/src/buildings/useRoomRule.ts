import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useQueryClient } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'
import { refreshPlaces, type RuleResult } from './places'
import { compose, RuleUnreadable, type Rule, type RuleInput } from './rule'

const PAUSE_MS = 300

/**
 * What a rule will make: always of what stands in the fields now, never of what stood there.
 *
 * @param input the fields as they are typed, with the rooms that are named one by one
 * @param words what stands behind the numbers of each layer
 * @param of the structure the rooms are made in; none while nothing is to be looked at
 */
export function useRoomRule(
  input: RuleInput & { exceptions: string },
  words: Ref<string[]>,
  of: () => { communityId: string; structureId: string } | undefined,
) {
  const client = useQueryClient()
  const rule = shallowRef<Rule>()
  const unreadable = shallowRef<RuleUnreadable>()
  const preview = shallowRef<RuleResult>()
  const refused = shallowRef<Problem>()
  const looking = ref(false)
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const exceptions = computed(() =>
    input.exceptions
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )

  watch(
    [() => JSON.stringify(input), words, () => JSON.stringify(of())],
    () => {
      clearTimeout(timer)
      running?.abort()
      if (!of()) return
      try {
        rule.value = compose(input, words.value)
        unreadable.value = undefined
      } catch (error) {
        if (!(error instanceof RuleUnreadable)) throw error
        unreadable.value = error
        rule.value = undefined
        preview.value = undefined
        looking.value = false
        return
      }
      looking.value = true
      timer = setTimeout(look, PAUSE_MS)
    },
    { immediate: true },
  )

  const body = () => ({ rule: rule.value!.rule, pattern: rule.value!.pattern, exceptions: exceptions.value })

  async function look() {
    const own = (running = new AbortController())
    try {
      const { data } = await api.resident.POST(
        '/api/resident/v1/communities/{communityId}/structures/{structureId}/room-rule-previews',
        { params: { path: of()! }, body: body(), signal: own.signal },
      )
      if (own.signal.aborted) return
      preview.value = data
      refused.value = undefined
    } catch (error) {
      if (own.signal.aborted) return
      refused.value = Problem.from(error)
      preview.value = undefined
    }
    looking.value = false
  }

  const making = ref(false)
  /** @param made is told what was made before the places are read again */
  async function make(made: (result: RuleResult, structureId: string) => void) {
    const place = of()
    if (!place || !preview.value?.newRooms || looking.value || making.value) return
    making.value = true
    try {
      const { data } = await api.resident.POST(
        '/api/resident/v1/communities/{communityId}/structures/{structureId}/room-rules',
        { params: { path: place }, body: body() },
      )
      made(data!, place.structureId)
      await refreshPlaces(client)
    } catch (error) {
      refused.value = Problem.from(error)
    } finally {
      making.value = false
    }
  }

  return { rule, unreadable, preview, refused, looking, look, making, make }
}
