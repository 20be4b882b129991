import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Invalidations } from './invalidations'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('passes the first at once, a burst once more, and other keys beside it', () => {
  const passed: unknown[] = []
  const invalidations = new Invalidations((key) => passed.push(key[0]), 2_000)
  for (let i = 0; i < 50; i++) invalidations.add(['resident'])
  invalidations.add(['staff'])
  expect(passed).toEqual(['resident', 'staff'])
  vi.advanceTimersByTime(2_000)
  expect(passed).toEqual(['resident', 'staff', 'resident'])
  vi.advanceTimersByTime(10_000)
  expect(passed).toHaveLength(3)
  invalidations.add(['resident'])
  expect(passed).toHaveLength(4)
})

it('is silent once stopped', () => {
  const passed: unknown[] = []
  const invalidations = new Invalidations((key) => passed.push(key), 2_000)
  invalidations.add(['resident'])
  invalidations.add(['resident'])
  invalidations.stop()
  vi.advanceTimersByTime(10_000)
  expect(passed).toHaveLength(1)
})
