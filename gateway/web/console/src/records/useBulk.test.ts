import { createApp } from 'vue'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import type { Done } from './done'
import { useBulk } from './useBulk'

let bulk: ReturnType<typeof useBulk>
let told: Done[] = []
let reread = 0
beforeAll(() => {
  i18n.global.mergeLocaleMessage('zh-CN', {
    many: { gone: '删了 {n} 人', failed: '，{n} 人没有删', back: '恢复了 {n} 人' },
  })
  const setup = () => {
    bulk = useBulk(
      'many',
      () => reread++,
      (done) => told.push(done),
    )
    return () => null
  }
  createApp({ setup }).use(i18n).mount(document.createElement('div'))
})
beforeEach(() => {
  told = []
  reread = 0
})

describe('Something done to many', () => {
  it('says how many it was done to and how many stayed as they were', async () => {
    const failures = [{ id: 'c', detail: '已被别人修改' }]
    await bulk.work(async () => bulk.said('gone', { done: 2, ids: ['a', 'b'], failures }))
    expect(told).toMatchObject([{ text: '删了 2 人，1 人没有删', failures }])
    expect(reread).toBe(1)
  })

  it('is taken back for those alone it was done to, and the list is read again', async () => {
    let these: string[] = []
    const done = bulk.said('gone', { done: 2, ids: ['a', 'b'], failures: [] }, async (ids) => {
      these = ids
      return bulk.said('back', { done: ids.length, ids, failures: [] })
    })
    expect(await done.undo?.()).toMatchObject({ text: '恢复了 2 人', undo: undefined })
    expect(these).toEqual(['a', 'b'])
    expect(reread).toBe(1)
  })

  it('has no way back where nothing was done', () => {
    const nothing = { done: 0, ids: [], failures: [{ id: 'a', detail: '没有权限' }] }
    expect(bulk.said('gone', nothing, async () => ({ text: '' })).undo).toBeUndefined()
  })

  it('is not done twice by two presses', async () => {
    let finish = () => {}
    let begun = 0
    const step = () => (begun++, new Promise<undefined>((done) => (finish = () => done(undefined))))
    const first = bulk.work(step)
    await bulk.work(step)
    finish()
    await first
    expect(begun).toBe(1)
  })

  it('reads the list again after a failure too, says nothing was done, and forgets the failure at the next try', async () => {
    const refusal = new Error('away')
    await bulk.work(() => Promise.reject(refusal))
    expect(bulk.failure.value).toBe(refusal)
    expect(told).toEqual([])
    expect(reread).toBe(1)
    await bulk.work(async () => undefined)
    expect(bulk.failure.value).toBeUndefined()
  })
})
