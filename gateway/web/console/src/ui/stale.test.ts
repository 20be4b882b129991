import { describe, expect, it } from 'vitest'
import { changes, collides, quarrelBy } from './stale'

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

describe('Two versions of a record', () => {
  const quarrel = quarrelBy(({ name, rooms }: { name: string; rooms: string[] }) => ({
    姓名: name,
    房屋: rooms.join('；'),
  }))
  const stale = {
    base: { record: { name: '林秀兰', rooms: ['1-101'] } },
    theirs: { record: { name: '林秀兰', rooms: ['1-101', '1-102'] } },
  }

  it('are told apart by what is said of them', () => {
    expect(quarrel(stale)).toEqual([{ label: '房屋', base: '1-101', theirs: '1-101；1-102', mine: undefined }])
    expect(quarrel(undefined)).toEqual([])
  })

  it('stand beside what is typed here', () => {
    expect(quarrel(stale, { 姓名: '林秀岚' }).map(({ label, mine }) => [label, mine])).toEqual([
      ['姓名', '林秀岚'],
      ['房屋', undefined],
    ])
  })
})
