import { describe, expect, it } from 'vitest'
import { personal, read, write } from './useUrlFilters'

describe('Filters in the address', () => {
  it('read only what the list knows, and nothing from empty values', () => {
    expect(read({ q: '张', identity: '', other: 'x', place: ['a', 'b'] }, ['q', 'identity', 'place'])).toEqual({
      q: '张',
      place: 'a',
    })
  })

  it('keep what is not theirs and go back to the first page', () => {
    expect(write({ q: '张', page: '4', open: 'r1' }, { identity: 'OWNER' })).toEqual({
      q: '张',
      open: 'r1',
      identity: 'OWNER',
    })
  })

  it('leave the address when they are cleared', () => {
    expect(write({ q: '张', identity: 'OWNER' }, { q: undefined, identity: '' })).toEqual({})
  })
})

describe('A text that may be personal', () => {
  it.each(['13800138001', '138 0013 8001', '0755-12345678', '44030419900101001X', '１３８００１３８００１'])(
    'stays out of the address: %s',
    (text) => expect(personal(text)).toBe(true),
  )

  it.each(['8001', '张三', '6幢1单元1802', '欢乐谷1小区 1栋'])('may be shared: %s', (text) =>
    expect(personal(text)).toBe(false),
  )
})
