import type { Children, Community, Place, Structure } from './places'

export type RowKind = 'COMMUNITY' | 'STRUCTURE' | 'NODE' | 'WAITING' | 'FAILED' | 'NOTHING'

/** One visible row of the tree. */
export interface TreeRow {
  key: string
  kind: RowKind
  /** 1 for communities. */
  level: number
  label: string
  note?: string
  /** Rooms under it, when they are known. */
  rooms?: number
  /** Undefined: it can hold nothing that the tree shows. */
  expanded?: boolean
  /** Its place among its siblings, from 1, and how many they are. */
  at: number
  of: number
  parent?: string
  communityId: string
  structure?: Structure
  place?: Place
}

/** What the menu of a row offers. */
export type TreeAction = 'ADD' | 'RENAME' | 'ALIASES' | 'MOVE' | 'REMOVE' | 'RULE' | 'STRUCTURES'

export const communityKey = (id: string) => `c:${id}`
export const structureKey = (id: string) => `s:${id}`

/** What is known of the children under a key: a list, or why there is none. */
export type Known = Children | 'WAITING' | 'FAILED' | undefined

/**
 * The tree as rows: communities, their structures, and nodes down to the layer above the rooms; of what is folded only the
 * head. Rooms are in the grid, so a tree of a hundred thousand rooms has a few hundred rows.
 *
 * @param known what was loaded under a structure or node
 * @param counts rooms per community
 */
export function treeRows(
  communities: readonly Community[],
  expanded: ReadonlySet<string>,
  known: (key: string) => Known,
  counts: (communityId: string) => number | undefined,
): TreeRow[] {
  const rows: TreeRow[] = []
  communities.forEach((community, index) => {
    const key = communityKey(community.id)
    const open = expanded.has(key)
    rows.push({
      key,
      kind: 'COMMUNITY',
      level: 1,
      label: community.name,
      rooms: counts(community.id),
      expanded: community.structures.length ? open : undefined,
      at: index + 1,
      of: communities.length,
      communityId: community.id,
    })
    if (!open) return
    community.structures.forEach((structure, place) => {
      const structureRow: TreeRow = {
        key: structureKey(structure.id),
        kind: 'STRUCTURE',
        level: 2,
        label: structure.name,
        note: structure.layers.join('—'),
        rooms: sum(known(structureKey(structure.id))),
        expanded: structure.layers.length > 1 ? expanded.has(structureKey(structure.id)) : undefined,
        at: place + 1,
        of: community.structures.length,
        parent: key,
        communityId: community.id,
        structure,
      }
      rows.push(structureRow)
      if (structureRow.expanded) below(structureRow, 0)
    })
  })
  return rows

  function below(parent: TreeRow, depth: number) {
    const found = known(parent.key)
    const shared = { level: parent.level + 1, parent: parent.key, communityId: parent.communityId, at: 1, of: 1 }
    if (found === undefined || found === 'WAITING') {
      rows.push({ ...shared, key: `${parent.key}/waiting`, kind: 'WAITING', label: '', structure: parent.structure })
      return
    }
    if (found === 'FAILED') {
      rows.push({ ...shared, key: `${parent.key}/failed`, kind: 'FAILED', label: '', structure: parent.structure })
      return
    }
    if (!found.items.length) {
      rows.push({ ...shared, key: `${parent.key}/nothing`, kind: 'NOTHING', label: '', structure: parent.structure })
      return
    }
    const structure = parent.structure!
    found.items.forEach((place, index) => {
      const row: TreeRow = {
        ...shared,
        key: place.id,
        kind: 'NODE',
        label: place.name,
        note: place.aliases.join('、') || undefined,
        rooms: place.rooms,
        expanded: depth < structure.layers.length - 2 ? expanded.has(place.id) : undefined,
        at: index + 1,
        of: found.total,
        structure,
        place,
      }
      rows.push(row)
      if (row.expanded) below(row, depth + 1)
    })
  }
}

function sum(known: Known): number | undefined {
  if (!known || typeof known === 'string' || known.items.length < known.total) return undefined
  return known.items.reduce((rooms, place) => rooms + place.rooms, 0)
}

/** The nodes above a row, outermost first. */
export function nodesAbove(rows: readonly TreeRow[], row: TreeRow): string[] {
  const parent = rows.find((other) => other.key === row.parent)
  return parent?.kind === 'NODE' ? [...nodesAbove(rows, parent), parent.key] : []
}

/** Where a key leads from a row. */
export type Step = { focus: string } | { expand: string } | { collapse: string } | { select: string } | undefined

/** The keys of a tree as WAI-ARIA describes them; `undefined` for keys that mean nothing here. */
export function stepFor(key: string, rows: readonly TreeRow[], at: string): Step {
  const index = rows.findIndex((row) => row.key === at)
  const row = rows[index]
  if (!row) return undefined
  const focus = (to: number): Step => (rows[to] ? { focus: rows[to].key } : undefined)
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1)
    case 'ArrowUp':
      return focus(index - 1)
    case 'Home':
      return focus(0)
    case 'End':
      return focus(rows.length - 1)
    case 'PageDown':
      return focus(Math.min(rows.length - 1, index + 10))
    case 'PageUp':
      return focus(Math.max(0, index - 10))
    case 'ArrowRight':
      if (row.expanded === undefined) return undefined
      return row.expanded ? focus(index + 1) : { expand: row.key }
    case 'ArrowLeft':
      if (row.expanded) return { collapse: row.key }
      return row.parent ? { focus: row.parent } : undefined
    case 'Enter':
    case ' ':
      return { select: row.key }
    default:
      return undefined
  }
}

/** The next row whose name begins with what was typed, from the one behind `at` around to it. */
export function typedAhead(rows: readonly TreeRow[], at: string, typed: string): string | undefined {
  const start = rows.findIndex((row) => row.key === at)
  const wanted = typed.toLowerCase()
  const from = typed.length > 1 ? start : start + 1
  for (let step = 0; step < rows.length; step++) {
    const row = rows[(from + step + rows.length) % rows.length]!
    if (row.label.toLowerCase().startsWith(wanted)) return row.key
  }
  return undefined
}

export type Drop = 'BEFORE' | 'AFTER' | 'INSIDE'

/**
 * Where a dragged node would go when it is let go over a row: between rows of its own layer, or into a row of the layer
 * above; always within its structure. Undefined: not here.
 *
 * @param fraction how far down the row the pointer is, 0 to 1
 */
export function dropAt(dragged: TreeRow, over: TreeRow, fraction: number): Drop | undefined {
  if (dragged.structure?.id !== over.structure?.id || dragged.key === over.key) return undefined
  if (over.kind === 'NODE' && over.level === dragged.level) return fraction < 0.5 ? 'BEFORE' : 'AFTER'
  if ((over.kind === 'NODE' || over.kind === 'STRUCTURE') && over.level === dragged.level - 1) {
    return over.key === dragged.parent ? undefined : 'INSIDE'
  }
  return undefined
}
