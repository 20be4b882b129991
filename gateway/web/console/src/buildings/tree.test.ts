import { describe, expect, it } from 'vitest'
import type { Children, Community, Place } from './places'
import { dropAt, stepFor, treeRows, typedAhead, type Known } from './tree'

const place = (id: string, name: string, rooms = 4, parentId?: string): Place => ({
  id,
  name,
  kind: 'NODE',
  communityId: 'c1',
  structureId: 's1',
  parentId,
  layer: '楼栋',
  aliases: [],
  rooms,
  children: 1,
  residents: 0,
})
const communities: Community[] = [
  {
    id: 'c1',
    name: '万家星城',
    aliases: [],
    structures: [
      { id: 's1', name: '高层', layers: ['楼栋', '单元', '门牌号'] },
      { id: 's2', name: '车位', layers: ['车位号'] },
    ],
  },
  { id: 'c2', name: '欢乐谷', aliases: [], structures: [] },
]
const all = (...items: Place[]): Children => ({ items, total: items.length })
const known = (map: Record<string, Known>) => (key: string) => map[key]
const rows = (expanded: string[], map: Record<string, Known> = {}) =>
  treeRows(communities, new Set(expanded), known(map), () => 8)

describe('The rows of the tree', () => {
  it('are the communities alone while nothing is unfolded', () => {
    expect(rows([]).map((row) => [row.label, row.expanded])).toEqual([
      ['万家星城', false],
      ['欢乐谷', undefined], // has no structure, so there is nothing to unfold
    ])
  })

  it('end at the layer above the rooms', () => {
    const found = rows(['c:c1', 's:s1', 'b1'], {
      's:s1': all(place('b1', '1幢'), place('b2', '2幢')),
      b1: all(place('u1', '1单元', 2, 'b1')),
    })
    expect(found.map((row) => [row.key, row.level, row.expanded, row.at, row.of])).toEqual([
      ['c:c1', 1, true, 1, 2],
      ['s:s1', 2, true, 1, 2],
      ['b1', 3, true, 1, 2],
      ['u1', 4, undefined, 1, 1],
      ['b2', 3, false, 2, 2],
      ['s:s2', 2, undefined, 2, 2], // its rooms stand right under it
      ['c:c2', 1, undefined, 2, 2],
    ])
    expect(found[1]!.rooms).toBe(8)
  })

  it('say what is being read, what could not be, and what is empty', () => {
    expect(rows(['c:c1', 's:s1'])[2]!.kind).toBe('WAITING')
    expect(rows(['c:c1', 's:s1'], { 's:s1': 'FAILED' })[2]!.kind).toBe('FAILED')
    expect(rows(['c:c1', 's:s1'], { 's:s1': all() })[2]!.kind).toBe('NOTHING')
  })

  it('give no sum of rooms while only some children are known', () => {
    const known = { 's:s1': { items: [place('b1', '1幢')], total: 2 } }
    expect(rows(['c:c1', 's:s1'], known)[1]!.rooms).toBeUndefined()
  })
})

describe('The keys of the tree', () => {
  const open = rows(['c:c1', 's:s1', 'b1'], {
    's:s1': all(place('b1', '1幢'), place('b2', '2幢')),
    b1: all(place('u1', '1单元', 2, 'b1')),
  })

  it('go down and up, and stay at the ends', () => {
    expect(stepFor('ArrowDown', open, 'b1')).toEqual({ focus: 'u1' })
    expect(stepFor('ArrowUp', open, 'c:c1')).toBeUndefined()
    expect(stepFor('End', open, 'b1')).toEqual({ focus: 'c:c2' })
  })

  it('unfold before they go in, and fold before they go out', () => {
    expect(stepFor('ArrowRight', open, 'b2')).toEqual({ expand: 'b2' })
    expect(stepFor('ArrowRight', open, 'b1')).toEqual({ focus: 'u1' })
    expect(stepFor('ArrowRight', open, 'u1')).toBeUndefined()
    expect(stepFor('ArrowLeft', open, 'b1')).toEqual({ collapse: 'b1' })
    expect(stepFor('ArrowLeft', open, 'u1')).toEqual({ focus: 'b1' })
  })

  it('find the next name that begins as typed, around the end', () => {
    expect(typedAhead(open, 'b1', '2')).toBe('b2')
    expect(typedAhead(open, 'b2', '1')).toBe('b1')
    expect(typedAhead(open, 'b1', '9')).toBeUndefined()
  })
})

describe('A dragged node', () => {
  const open = rows(['c:c1', 's:s1', 'b1', 'b2'], {
    's:s1': all(place('b1', '1幢'), place('b2', '2幢')),
    b1: all(place('u1', '1单元', 2, 'b1')),
    b2: all(place('u2', '2单元', 2, 'b2')),
  })
  const row = (key: string) => open.find((one) => one.key === key)!

  it('goes between nodes of its own layer, whatever they stand under', () => {
    expect(dropAt(row('b1'), row('b2'), 0.2)).toBe('BEFORE')
    expect(dropAt(row('b1'), row('b2'), 0.8)).toBe('AFTER')
    expect(dropAt(row('u1'), row('u2'), 0.8)).toBe('AFTER')
  })

  it('goes into a node of the layer above, but not into the one it is in', () => {
    expect(dropAt(row('u1'), row('b2'), 0.5)).toBe('INSIDE')
    expect(dropAt(row('u1'), row('b1'), 0.5)).toBeUndefined()
  })

  it('goes nowhere else', () => {
    expect(dropAt(row('b1'), row('u2'), 0.5)).toBeUndefined()
    expect(dropAt(row('u1'), row('s:s1'), 0.5)).toBeUndefined()
    expect(dropAt(row('b1'), row('b1'), 0.5)).toBeUndefined()
    expect(dropAt(row('b1'), row('s:s2'), 0.5)).toBeUndefined()
  })
})
