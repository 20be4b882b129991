import { describe, expect, it } from 'vitest'
import { Trail } from './usePages'

describe('The way through the pages of a list', () => {
  it('begins with the first page and no cursor', () => {
    const trail = new Trail()
    expect(trail.length).toBe(1)
    expect(trail.knows(1)).toBe(true)
    expect(trail.knows(2)).toBe(false)
    expect(trail.cursor(1)).toBeUndefined()
  })

  it('grows by what each page says about its next one', () => {
    const trail = new Trail().after(1, 'b').after(2, 'c')
    expect([1, 2, 3].map((page) => trail.cursor(page))).toEqual([undefined, 'b', 'c'])
  })

  it('keeps what it knows when an earlier page is opened again', () => {
    const trail = new Trail(['b', 'c'])
    expect(trail.after(1, 'b')).toBe(trail)
  })

  it('forgets the pages beyond when an earlier one answers differently', () => {
    expect(new Trail(['b', 'c', 'd']).after(1, 'x').length).toBe(2)
    expect(new Trail(['b', 'c']).after(1, undefined).length).toBe(1)
  })

  it('survives being kept, and starts anew from what it cannot read', () => {
    const trail = new Trail(['b', 'c'])
    expect(Trail.from(JSON.stringify(trail))).toEqual(trail)
    expect(Trail.from('{"broken').length).toBe(1)
    expect(Trail.from('{"a":1}').length).toBe(1)
  })
})
