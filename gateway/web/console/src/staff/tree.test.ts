import { describe, expect, it } from 'vitest'
import type { Department } from './members'
import { inSight, tree, within } from './tree'

const department = (id: string, parentId?: string, position = 0): Department => ({
  id,
  parentId,
  name: id,
  path: id,
  depth: 1,
  position,
  members: 0,
  membersBelow: 0,
})
const office = [
  department('b', undefined, 1),
  department('a', undefined, 0),
  department('a1', 'a'),
  department('a11', 'a1'),
]
const names = (closed: string[] = []) =>
  inSight(tree(office), new Set(closed)).map(({ branch, depth }) => `${depth}${branch.department.id}`)

describe('The tree of departments', () => {
  it('stands in order, each below the one above it', () => expect(names()).toEqual(['1a', '2a1', '3a11', '1b']))

  it('hides what is below a closed department', () => expect(names(['a'])).toEqual(['1a', '1b']))

  it('loses nobody whose parent is not there', () => {
    expect(tree([department('x', 'gone')]).map(({ department: { id } }) => id)).toEqual(['x'])
  })

  it('knows what is within a department', () => {
    expect(within(office, 'a')).toEqual(new Set(['a', 'a1', 'a11']))
    expect(within(office, 'b')).toEqual(new Set(['b']))
  })
})
