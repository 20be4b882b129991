import { describe, expect, it } from 'vitest'
import { endedToday, isRunning, notImported, outcome, percentDone, type Import } from './work'

const one = (over: Partial<Import>) =>
  ({ counts: { invalid: 0 }, applied: { failed: 0 }, state: 'APPLIED', done: 0, total: 0, ...over }) as Import

describe('Work that runs', () => {
  it('is 100 per cent only when all of it is done', () => {
    expect(percentDone({ done: 3351, total: 5236 })).toBe(64)
    expect(percentDone({ done: 9_999, total: 10_000 })).toBe(99)
    expect(percentDone({ done: 0, total: 0 })).toBe(0)
    expect(percentDone({ done: 5, total: 5 })).toBe(100)
  })

  it('does not run while it waits for a person or after its end', () => {
    expect(isRunning(one({ state: 'UNDOING' }))).toBe(true)
    expect(isRunning(one({ state: 'CHECKED' }))).toBe(false)
    expect(isRunning(one({ state: 'FAILED' }))).toBe(false)
  })
})

describe('Work that ended', () => {
  it('ended today by the office’s day', () => {
    const now = new Date('2026-11-24T00:20:00Z') // 08:20 in Shanghai
    expect(endedToday(one({ finishedAt: '2026-11-23T16:00:01Z' }), now)).toBe(true)
    expect(endedToday(one({ finishedAt: '2026-11-23T15:59:59Z' }), now)).toBe(false)
    expect(endedToday(one({ state: 'APPLYING' }), now)).toBe(false)
  })

  it('counts a row that was left out once, whether it was found wrong before or only while applying', () => {
    const checkedWrong = { counts: { invalid: 3 } as Import['counts'], applied: { failed: 3 } as Import['applied'] }
    expect(notImported(one(checkedWrong))).toBe(3)
  })

  it('ended with problems when rows were left out', () => {
    expect(outcome(one({}))).toBe('done')
    expect(outcome(one({ applied: { failed: 1 } as Import['applied'] }))).toBe('problems')
    expect(outcome(one({ state: 'UNDONE' }))).toBe('undone')
  })
})
