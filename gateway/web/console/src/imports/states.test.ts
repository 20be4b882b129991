import { describe, expect, it } from 'vitest'
import { GROUPS, moves, share, stepFor, stepOf, toneOf } from './states'
import type { Import, State } from './imports'

const mapping = {} as Import['mapping']
const applied = { created: 0, changed: 0, unchanged: 0, failed: 0, conflict: 0 }
const all = [...new Set(Object.values(GROUPS).flat())]

describe('The step of an import', () => {
  it('follows its state, whoever opens the link', () => {
    expect(stepOf({ state: 'UPLOADED', applied })).toBe(1)
    expect(stepOf({ state: 'UPLOADED', applied, mapping })).toBe(2)
    expect((['MAPPED', 'CHECKING', 'CHECKED'] as State[]).map((state) => stepOf({ state, applied, mapping }))).toEqual([
      3, 3, 3,
    ])
    expect(
      (['APPLYING', 'APPLIED', 'UNDOING', 'UNDONE'] as State[]).map((state) => stepOf({ state, applied })),
    ).toEqual([4, 4, 4, 4])
  })

  it('of a cancelled or failed import tells whether anything was applied', () => {
    expect(stepOf({ state: 'CANCELLED', applied, mapping })).toBe(3)
    expect(stepOf({ state: 'CANCELLED', applied, mapping, confirmedAt: '2026-11-24T00:00:00Z' })).toBe(4)
    expect(stepOf({ state: 'CANCELLED', mapping, applied: { ...applied, created: 3 } })).toBe(4)
    expect(stepOf({ state: 'FAILED', applied })).toBe(3)
  })

  it('may be an earlier one as long as nothing is confirmed', () => {
    expect(stepFor({ state: 'CHECKED', applied, mapping }, '1')).toBe(1)
    expect(stepFor({ state: 'CHECKED', applied, mapping }, '2')).toBe(2)
    expect(stepFor({ state: 'APPLIED', applied, mapping }, '2')).toBe(4)
  })

  it('is never one that the import has not reached', () => {
    expect(stepFor({ state: 'UPLOADED', applied, mapping }, '3')).toBe(2)
    expect(stepFor({ state: 'UPLOADED', applied }, '2')).toBe(1)
    expect(stepFor({ state: 'CHECKED', applied, mapping }, 'x')).toBe(3)
  })
})

describe('The states', () => {
  it('are all in exactly one filter of the history and have a tone', () => {
    expect(Object.values(GROUPS).flat()).toHaveLength(all.length)
    expect(all).toHaveLength(11)
    expect(all.every((state) => toneOf(state))).toBe(true)
  })

  it('of the running filter are those that move by themselves', () => {
    expect(GROUPS.running!.every(moves)).toBe(true)
    expect(all.filter(moves)).toHaveLength(GROUPS.running!.length)
  })
})

describe('The share that is done', () => {
  it('is whole per cents, 100 only at the end, and nothing of nothing', () => {
    expect(share(999, 1000)).toBe(99)
    expect(share(1000, 1000)).toBe(100)
    expect(share(0, 0)).toBe(0)
  })
})
