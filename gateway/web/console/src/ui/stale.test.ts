import { describe, expect, it } from 'vitest'
import { changes, collides } from './stale'

describe('Two people at the same record', () => {
  it('see what the other changed, even where they changed nothing themselves', () => {
    expect(changes([{ label: '手机', base: '138****0001', theirs: '139****0002', mine: '138****0001' }])).toEqual([
      { label: '手机', base: '138****0001', theirs: '139****0002', mine: undefined },
    ])
  })

  it('see their own change beside what is stored', () => {
    expect(changes([{ label: '姓名', base: '林秀兰', theirs: '林秀兰', mine: '林秀岚' }])).toHaveLength(1)
  })

  it('see nothing where all agree', () => {
    expect(changes([{ label: '姓名', base: '林', theirs: '林', mine: '林' }, { label: '性别' }])).toEqual([])
    expect(changes([{ label: '姓名', base: '林', theirs: '林', mine: undefined }])).toEqual([])
  })

  it('collide only where both changed the same field differently', () => {
    const field = { label: '姓名', base: 'a' }
    expect(collides({ ...field, theirs: 'b', mine: 'c' })).toBe(true)
    expect(collides({ ...field, theirs: 'b' })).toBe(false)
    expect(collides({ ...field, theirs: 'a', mine: 'c' })).toBe(false)
  })
})
