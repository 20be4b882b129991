import { expect, test, vi } from 'vitest'
import { Problem } from '@haina/shared/api/problem'
import { useDecisions } from './useDecisions'
import type { Read, State } from './verifications'

const stored = (etag: string, state: State = 'WAITING_FOR_REVIEW', steps = 1): Read =>
  ({
    etag,
    record: {
      application: { id: 'v1', name: '林建国', state, reasons: [] },
      suggestions: [],
      inRoom: [],
      steps: Array.from({ length: steps }, () => ({})),
    },
  }) as unknown as Read
const stale = () => new Problem({ code: 'stale' }, 412)

function decisions(now: Read, back = vi.fn<(id: string, etag: string) => Promise<Read>>()) {
  const keep = vi.fn()
  const fetch = vi.fn(() => Promise.resolve(now))
  return { keep, fetch, back, made: useDecisions({ keep, changed: () => undefined }, fetch, back) }
}

test('a decision goes out with the version that was on the screen, and can then be taken back', async () => {
  const { made, keep } = decisions(stored('2'))
  const act = vi.fn(() => Promise.resolve(stored('2', 'APPROVED')))
  expect(await made.run(stored('1'), act, true)).toBe(true)
  expect(act).toHaveBeenCalledExactlyOnceWith('1')
  expect(keep).toHaveBeenCalledOnce()
  expect(made.latest()).toEqual({ id: 'v1', name: '林建国' })
  expect(made.mine('v1')).toBe(true)
})

test('it goes out once more when nothing that it rests on was changed', async () => {
  const { made } = decisions(stored('7'))
  const act = vi.fn((etag: string) =>
    etag === '7' ? Promise.resolve(stored('8', 'APPROVED')) : Promise.reject(stale()),
  )
  expect(await made.run(stored('1'), act, true)).toBe(true)
  expect(act.mock.calls).toEqual([['1'], ['7']])
  expect(made.conflict.value).toBeUndefined()
})

test('when somebody else was faster nothing is done, and what is stored now is shown', async () => {
  const theirs = stored('7', 'REJECTED', 2)
  const { made, keep } = decisions(theirs)
  const act = vi.fn(() => Promise.reject(stale()))
  expect(await made.run(stored('1'), act, true)).toBe(false)
  expect(act).toHaveBeenCalledOnce()
  expect(made.conflict.value).toBe(theirs)
  expect(keep).toHaveBeenCalledWith(theirs)
  expect(made.latest()).toBeUndefined()
  expect(made.mine('v1')).toBe(false)
})

test('a refusal for another reason keeps its own words', async () => {
  const { made } = decisions(stored('1'))
  const held = new Problem({ code: 'verification.held' }, 409)
  expect(await made.run(stored('1'), () => Promise.reject(held), true)).toBe(false)
  expect(made.failure.value).toBe(held)
  expect(made.conflict.value).toBeUndefined()
})

test('only one decision is made at a time', async () => {
  const { made } = decisions(stored('2'))
  let finish: (now: Read) => void = () => undefined
  const first = made.run(stored('1'), () => new Promise<Read>((resolve) => (finish = resolve)), true)
  const second = vi.fn(() => Promise.resolve(stored('3')))
  expect(await made.run(stored('1'), second, true)).toBe(false)
  expect(second).not.toHaveBeenCalled()
  finish(stored('2', 'APPROVED'))
  expect(await first).toBe(true)
})

test('the latest decision is taken back with the version that is stored now, and then the one before', async () => {
  const back = vi.fn(() => Promise.resolve(stored('10')))
  const { made } = decisions(stored('9', 'APPROVED'), back)
  await made.run(stored('1'), () => Promise.resolve(stored('2', 'APPROVED')), true)
  expect(await made.takeBack('v1')).toEqual(stored('10'))
  expect(back).toHaveBeenCalledExactlyOnceWith('v1', '9')
  expect(made.latest()).toBeUndefined()
})

test('a decision that is too old to be taken back is not offered again', async () => {
  const tooLate = new Problem({ code: 'verification.too-late' }, 409)
  const { made } = decisions(
    stored('9', 'APPROVED'),
    vi.fn(() => Promise.reject(tooLate)),
  )
  await made.run(stored('1'), () => Promise.resolve(stored('2', 'APPROVED')), true)
  expect(await made.takeBack('v1')).toBeUndefined()
  expect(made.failure.value).toBe(tooLate)
  expect(made.latest()).toBeUndefined()
})
