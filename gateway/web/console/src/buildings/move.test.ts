import { describe, expect, it } from 'vitest'
import { destinationOf, wayBack } from './move'
import type { Place } from './places'
import { nodesAbove, type TreeRow } from './tree'

const structure = { kind: 'STRUCTURE', key: 's:s1' } as TreeRow
const node = (id: string, parent?: string) =>
  ({ kind: 'NODE', key: id, parent: parent ?? 's:s1', place: { id, parentId: parent } as Place }) as TreeRow
const [b1, u1, u2, u3, b2, v1] = [
  node('b1'),
  node('u1', 'b1'),
  node('u2', 'b1'),
  node('u3', 'b1'),
  node('b2'),
  node('v1', 'b2'),
] as const
const rows = [structure, b1, u1, u2, u3, b2, v1]

describe('A place that is let go', () => {
  it('at the upper edge of another stands before it, and keeps its parent without a word', () => {
    expect(destinationOf(u3, u1, 'BEFORE', rows)).toEqual({ beforeId: 'u1' })
    expect(destinationOf(u1, v1, 'BEFORE', rows)).toEqual({ parentId: 'b2', beforeId: 'v1' })
  })

  it('at the lower edge of another stands before the one that follows it, or last', () => {
    expect(destinationOf(u1, u2, 'AFTER', rows)).toEqual({ beforeId: 'u3' })
    expect(destinationOf(u1, u3, 'AFTER', rows)).toEqual({ last: true })
    expect(destinationOf(u1, v1, 'AFTER', rows)).toEqual({ parentId: 'b2', last: true })
  })

  it('is never told to stand before itself', () => {
    expect(destinationOf(u2, u1, 'AFTER', rows)).toEqual({ beforeId: 'u3' })
  })

  it('on one of the layer above goes under it, where its number and name decide', () => {
    expect(destinationOf(u1, b2, 'INSIDE', rows)).toEqual({ parentId: 'b2' })
  })
})

describe('The way back', () => {
  it('is before the one that followed, or to the end', () => {
    const siblings = [{ id: 'u1' }, { id: 'u2' }]
    expect(wayBack({ id: 'u1' }, 'b1', siblings)).toEqual({ parentId: 'b1', beforeId: 'u2' })
    expect(wayBack({ id: 'u2' }, undefined, siblings)).toEqual({ last: true })
  })
})

describe('What is above a row', () => {
  it('are the nodes on the way to it, outermost first, without structure and community', () => {
    const room = { kind: 'NODE', key: 'f1', parent: 'u1' } as TreeRow
    expect(nodesAbove([...rows, room], room)).toEqual(['b1', 'u1'])
    expect(nodesAbove(rows, b1)).toEqual([])
  })
})
