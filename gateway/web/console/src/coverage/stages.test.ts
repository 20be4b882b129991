import { describe, expect, it } from 'vitest'
import { from, largestGap, stagesIn, steps, type Line } from './stages'

const line = (name: string, imported: number, following: number, verified: number, reachable: number): Line => ({
  id: name,
  name,
  rooms: 10,
  imported,
  withoutMobile: 2,
  following,
  verified,
  reachable,
})

describe('The funnel', () => {
  it('loses in its steps exactly those who are at no later one', () => {
    const funnel = steps(line('one', 100, 70, 60, 55))
    expect(funnel.map((step) => step.lost)).toEqual([2, 30, 10, 5])
    expect(funnel.slice(1).reduce((sum, step) => sum + step.lost, 0) + funnel.at(-1)!.n).toBe(100)
  })

  it('opens the list of who came so far with all later stages, and of who did not with that stage alone', () => {
    const [imported, following, verified] = steps(line('one', 100, 70, 60, 55))
    expect(imported).toMatchObject({ stages: undefined, lostStages: undefined })
    expect(following).toMatchObject({ stages: 'FOLLOWING,VERIFIED,REACHABLE', lostStages: 'IMPORTED' })
    expect(verified).toMatchObject({ stages: 'VERIFIED,REACHABLE', lostStages: 'FOLLOWING' })
  })

  it('names the place and the step where most are lost, the earlier step first', () => {
    expect(largestGap([line('a', 100, 70, 60, 55), line('b', 90, 80, 20, 20)])).toMatchObject({
      line: { name: 'b' },
      stage: 'VERIFIED',
      n: 60,
    })
    expect(largestGap([line('a', 100, 70, 40, 40)])).toMatchObject({ stage: 'FOLLOWING', n: 30 })
    expect(largestGap([line('a', 5, 5, 5, 5)])).toBeUndefined()
  })
})

describe('The stages in an address', () => {
  it('are taken in their order and without words that nobody knows', () => {
    expect(stagesIn('REACHABLE,perhaps,VERIFIED')).toEqual(['VERIFIED', 'REACHABLE'])
  })

  it('are no question where there are none, or all of them', () => {
    expect(stagesIn(undefined)).toBeUndefined()
    expect(stagesIn('perhaps')).toBeUndefined()
    expect(stagesIn(from('IMPORTED'))).toBeUndefined()
  })
})
