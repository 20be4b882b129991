import { expect, test } from 'vitest'
import { applies, draftOf, termsOf, whole, wrongIn, type Terms } from './terms'

const usual = {
  exactMatch: true,
  nameMustMatch: true,
  ownerConfirms: true,
  idNumber: 'NOT_ASKED',
  maxRooms: 10,
} as const
const terms: Terms = { owner: { ...usual, ownerConfirms: false }, family: usual, tenant: { ...usual, validMonths: 12 } }

test('what was not touched is saved as it was', () => {
  expect(termsOf(draftOf(terms))).toEqual(terms)
})

test('an emptied end is no end', () => {
  const drafts = draftOf(terms)
  drafts.tenant.validMonths = ''
  expect(wrongIn(drafts)).toEqual([])
  expect(termsOf(drafts).tenant.validMonths).toBeUndefined()
})

test('numbers that the service would not take are named', () => {
  const drafts = draftOf(terms)
  drafts.owner.maxRooms = ''
  drafts.family.maxRooms = '101'
  drafts.tenant.validMonths = '一年'
  expect(wrongIn(drafts)).toEqual(['owner.maxRooms', 'family.maxRooms', 'tenant.validMonths'])
  expect(whole(' 7 ', 100)).toBe(7)
  expect(whole('1.5', 100)).toBeUndefined()
})

test('owners are not confirmed by owners, and a name counts only for a match', () => {
  const { owner } = draftOf(terms)
  expect(applies('owner', 'ownerConfirms', owner)).toBe(false)
  expect(applies('family', 'ownerConfirms', owner)).toBe(true)
  expect(applies('owner', 'nameMustMatch', { ...owner, exactMatch: false })).toBe(false)
})
