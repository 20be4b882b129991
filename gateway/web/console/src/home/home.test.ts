import { describe, expect, it } from 'vitest'
import { partOfDay, starting, stateOf, type Account } from './home'

const account = (over: Partial<Account>) =>
  ({ authorized: true, certifiedServiceAccount: true, missingScopes: [], ...over }) as Account

describe('An account', () => {
  it('is told by the worst that stands in its way', () => {
    expect(stateOf(account({}))).toBe('ok')
    expect(stateOf(account({ missingScopes: [7] }))).toBe('scopes')
    expect(stateOf(account({ missingScopes: [7], certifiedServiceAccount: false }))).toBe('kind')
    expect(stateOf(account({ missingScopes: [7], authorized: false }))).toBe('revoked')
  })
})

describe('The home page', () => {
  it.each([
    ['2026-11-23T21:00:00Z', 'morning'],
    ['2026-11-24T03:30:00Z', 'noon'],
    ['2026-11-24T06:00:00Z', 'afternoon'],
    ['2026-11-24T12:00:00Z', 'evening'],
    ['2026-11-24T16:30:00Z', 'evening'],
  ])('at %s wishes a good %s', (now, part) => {
    expect(partOfDay(new Date(now))).toBe(part)
  })

  it('leads a new office in the manual’s order and never calls done what is not there yet', () => {
    const steps = starting({ account: true, buildings: false, residents: false, staff: false })
    expect(steps.map((step) => step.id)).toEqual(['account', 'wecom', 'buildings', 'residents', 'staff'])
    expect(steps.filter((step) => step.done).map((step) => step.id)).toEqual(['account'])
    expect(steps.find((step) => step.id === 'wecom')).toMatchObject({ later: true, done: false })
  })
})
