import { expect, test } from 'vitest'
import { question, sortOf, tabFor, tabOf } from './verifications'

test('the queue shows what waits for staff, the longest first, unless the address says otherwise', () => {
  expect(question({}, undefined)).toMatchObject({ state: ['WAITING_FOR_REVIEW'], sort: 'waiting' })
  expect(question({ tab: 'over' }, undefined)).toMatchObject({ state: ['WITHDRAWN', 'EXPIRED'], sort: '-waiting' })
  expect(sortOf({ tab: 'approved', sort: 'waiting' })).toBe('waiting')
  expect(tabOf({ tab: 'nonsense' })).toBe('review')
})

test('a filter goes before the community of the switcher, and unknown ones are left out', () => {
  expect(question({ community: 'c2' }, 'c1').communityId).toBe('c2')
  expect(question({}, 'c1').communityId).toBe('c1')
  expect(question({ reason: 'nonsense', identity: 'nobody' }, 'c1')).toMatchObject({
    reason: undefined,
    identity: undefined,
  })
})

test('every state is listed under one tab', () => {
  expect(tabFor('MORE_NEEDED')).toBe('more')
  expect(tabFor('EXPIRED')).toBe('over')
})
