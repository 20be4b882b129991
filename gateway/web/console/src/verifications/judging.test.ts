import { expect, test } from 'vitest'
import type { Resident } from '@/residents/residents'
import { asSuggestion, firstChoice, isLate, neighbour, sameCase, sameIn, successor, takenFor, waited } from './judging'
import type { Application, Detail, Suggestion } from './verifications'

const suggestion = (about: Partial<Suggestion>): Suggestion => ({
  residentId: 'r1',
  nameAgrees: 'DIFFERENT',
  roomAgrees: 'DIFFERENT',
  identityAgrees: 'DIFFERENT',
  mobileAgrees: 'DIFFERENT',
  idNumberAgrees: 'UNKNOWN',
  ...about,
})
const application = {
  id: 'v1',
  name: '林建国',
  roomId: 'room-1',
  communityId: 'c1',
  identity: 'OWNER',
  state: 'WAITING_FOR_REVIEW',
  reasons: ['MOBILE_DIFFERS'],
  createdAt: '2026-11-22T08:12:00Z',
  waitingSince: '2026-11-22T08:12:00Z',
} satisfies Application
const detail = (about: Partial<Detail> = {}): Detail => ({
  application,
  suggestions: [suggestion({ roomAgrees: 'SAME' })],
  inRoom: [],
  steps: [],
  ...about,
})

test('the likeliest on file is chosen when more than a name speaks for it', () => {
  expect(firstChoice([suggestion({ roomAgrees: 'SAME' })])).toEqual({ residentId: 'r1' })
  expect(firstChoice([suggestion({ mobileAgrees: 'SAME' })])).toEqual({ residentId: 'r1' })
  expect(firstChoice([suggestion({ idNumberAgrees: 'SAME' })])).toEqual({ residentId: 'r1' })
})

test('somebody who only has the same name is chosen by a person', () => {
  expect(firstChoice([suggestion({ nameAgrees: 'SAME', identityAgrees: 'SAME' })])).toBeUndefined()
})

test('with nobody to choose from it is somebody new', () => {
  expect(firstChoice([])).toBe('new')
})

test('what was approved is shown beside whom it was approved for', () => {
  expect(takenFor(detail({ residentId: 'r7' }))).toEqual({ residentId: 'r7' })
  expect(takenFor(detail())).toEqual({ residentId: 'r1' })
})

test('what speaks for a suggestion is told in the order of the comparison', () => {
  expect(sameIn(suggestion({ mobileAgrees: 'SAME', nameAgrees: 'SAME' }))).toEqual(['name', 'mobile'])
})

test('a decision may go out again when only a notice or a holder changed', () => {
  const meant = detail()
  expect(
    sameCase(
      meant,
      detail({
        application: {
          ...application,
          heldBy: '周敏',
          notice: { kind: 'VERIFICATION_PASSED_ON', at: application.createdAt },
        },
      }),
    ),
  ).toBe(true)
})

test('a decision does not go out again when somebody decided, the file changed or the applicant added something', () => {
  const meant = detail()
  expect(sameCase(meant, detail({ application: { ...application, state: 'APPROVED' } }))).toBe(false)
  expect(sameCase(meant, detail({ suggestions: [suggestion({ mobileAgrees: 'SAME' })] }))).toBe(false)
  const added = { at: application.createdAt, by: 'APPLICANT', what: 'SUPPLEMENTED' } as const
  expect(sameCase(meant, detail({ steps: [added] }))).toBe(false)
})

test('J and K move along the list and stop at its ends', () => {
  const ids = ['a', 'b', 'c']
  expect(neighbour(ids, 'a', 1)).toBe('b')
  expect(neighbour(ids, 'b', -1)).toBe('a')
  expect(neighbour(ids, 'c', 1)).toBeUndefined()
  expect(neighbour(ids, 'a', -1)).toBeUndefined()
})

test('without a place in the list, J begins at its head and K at its end', () => {
  expect(neighbour(['a', 'b'], undefined, 1)).toBe('a')
  expect(neighbour(['a', 'b'], 'gone', -1)).toBe('b')
  expect(neighbour([], undefined, 1)).toBeUndefined()
})

test('after a decision the next one comes up, at the end the one before, and nothing after the last', () => {
  expect(successor(['a', 'b', 'c'], 'b')).toBe('c')
  expect(successor(['a', 'b', 'c'], 'c')).toBe('b')
  expect(successor(['a'], 'a')).toBeUndefined()
})

test('waiting is told in days, hours and minutes and is late after a day', () => {
  const now = Date.parse('2026-11-24T00:12:30Z')
  expect(waited('2026-11-22T08:12:00Z', now)).toEqual({ days: 1, hours: 16, minutes: 0 })
  expect(isLate({ waitingSince: '2026-11-22T08:12:00Z' }, now)).toBe(true)
  expect(isLate({ waitingSince: '2026-11-23T08:12:00Z' }, now)).toBe(false)
  expect(waited('2026-11-24T01:00:00Z', now)).toEqual({ days: 0, hours: 0, minutes: 0 })
})

test('somebody found on file is compared by what is shown, and by the room that was applied for', () => {
  const person = {
    id: 'r9',
    name: '林建国',
    mobileMasked: '139****6120',
    homes: [
      { roomId: 'room-7', identity: 'TENANT', address: '9幢0902', occupancyId: 'o1', isDefault: true },
      { roomId: 'room-1', identity: 'OWNER', address: '6幢1802', occupancyId: 'o2', isDefault: false },
    ],
  } as unknown as Resident
  expect(asSuggestion(person, application)).toMatchObject({
    residentId: 'r9',
    address: '6幢1802',
    nameAgrees: 'SAME',
    roomAgrees: 'SAME',
    identityAgrees: 'SAME',
    mobileAgrees: 'UNKNOWN',
  })
})
