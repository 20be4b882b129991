import { nextTick, ref } from 'vue'
import { expect, test } from 'vitest'
import { useTaken } from './useTaken'
import type { Read, State, Suggestion } from './verifications'

const somebody = (residentId: string, over: Partial<Suggestion> = {}) => ({ residentId, ...over }) as Suggestion
const likely = somebody('r1', { roomAgrees: 'SAME' })
const stored = (id: string, state: State, suggestions: Suggestion[] = [], residentId?: string) =>
  ({ etag: '1', record: { application: { id, state }, suggestions, residentId } }) as unknown as Read

test('an applicant is taken for the likeliest on file, anew with each application', async () => {
  const shown = ref<Read | undefined>(stored('v1', 'WAITING_FOR_REVIEW', [likely]))
  const { choice, chosen } = useTaken(shown)
  expect(chosen.value?.residentId).toBe('r1')
  shown.value = stored('v2', 'WAITING_FOR_REVIEW')
  await nextTick()
  expect(choice.value).toBe('new')
  expect(chosen.value).toBeUndefined()
})

test('somebody whom staff looked up can be chosen, and is forgotten with the next application', async () => {
  const shown = ref<Read | undefined>(stored('v1', 'WAITING_FOR_REVIEW', [likely]))
  const { choice, found, chosen } = useTaken(shown)
  found.value = somebody('r9')
  choice.value = { residentId: 'r9' }
  expect(chosen.value?.residentId).toBe('r9')
  shown.value = stored('v2', 'WAITING_FOR_REVIEW', [likely])
  await nextTick()
  expect(found.value).toBeUndefined()
  expect(chosen.value?.residentId).toBe('r1')
})

test('what staff chose stays while the same application is read again, and gives way to what was decided', async () => {
  const shown = ref<Read | undefined>(stored('v1', 'WAITING_FOR_REVIEW', [likely]))
  const { choice } = useTaken(shown)
  choice.value = 'new'
  shown.value = stored('v1', 'WAITING_FOR_REVIEW', [likely])
  await nextTick()
  expect(choice.value).toBe('new')
  shown.value = stored('v1', 'APPROVED', [likely], 'r1')
  await nextTick()
  expect(choice.value).toEqual({ residentId: 'r1' })
})
