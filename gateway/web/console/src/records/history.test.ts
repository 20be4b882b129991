import { describe, expect, it } from 'vitest'
import { homesInWords, steps } from './history'

describe('The history of a record', () => {
  it('names only what became different', () => {
    expect(
      steps({ before: { name: '林*', mobile: '139****2210' }, after: { name: '林*', mobile: '138****5678' } }),
    ).toEqual([{ key: 'mobile', from: '139****2210', to: '138****5678' }])
  })

  it('takes what one side does not know as empty', () => {
    expect(steps({ before: {}, after: { tags: '独居' } })).toEqual([{ key: 'tags', from: '', to: '独居' }])
    expect(steps({ before: { tags: '' }, after: {} })).toEqual([])
  })

  it('reads homes as a person would', () => {
    const word = (identity: string) => ({ OWNER: '业主', TENANT: '租客' })[identity] ?? identity
    expect(homesInWords('欢乐谷 1栋101 OWNER – *；2栋 TENANT 2020-01-01–2021-01-01', word, '默认')).toBe(
      '欢乐谷 1栋101 业主 默认；2栋 租客 2020-01-01–2021-01-01',
    )
  })
})
