import { shade, type Stage } from '@/coverage/stages'
import type { RoomCell } from './places'

/** What a room is drawn as; LIVED where people live whose coverage is not known (of thousands of rooms under one node). */
export type RoomState = Stage | 'LIVED' | 'NONE'

/** As the legend has them, the best first. */
export const STATES = ['REACHABLE', 'VERIFIED', 'FOLLOWING', 'IMPORTED', 'LIVED', 'NONE'] as const

export const stateOf = (room: RoomCell): RoomState => (room.residents > 0 ? (room.coverage ?? 'LIVED') : 'NONE')

/** Of the sequential colours: none is 0, reachable 4. */
export const shadeOf = (state: RoomState) => (state === 'LIVED' ? 1 : state === 'NONE' ? 0 : shade(state))

/** The rooms of one unit, or of a node that has rooms right under it. */
export interface Unit {
  id: string
  name: string
  rooms: readonly RoomCell[]
}

/** Rooms that stand beside each other: a floor, or simply the next few where numbers name no floors. */
export interface GridRow {
  /** The number of the floor; undefined where rooms are not numbered by floors. */
  floor?: string
  /** One list per column group, as wide as the group; holes where a floor has no such door. */
  cells: (RoomCell | undefined)[][]
}

export interface Grid {
  rows: GridRow[]
  /** Columns of each group. */
  widths: number[]
  byFloor: boolean
}

const NUMBERED = /^([A-Za-z-]?\d{1,3}?)(\d{2}[A-Za-z]?)$/
const LETTERED = /^(-?\d{1,3})([A-Za-z])$/
/** Wider floors than this are no floors, and narrower cells than this cannot be read. */
const MOST_ACROSS = 24
const FLOW_ACROSS = 8

/** 1802 is floor 18, door 02; B101 is floor B1; 18A is floor 18, door A. */
export function floorOf(name: string): { floor: string; door: string } | undefined {
  const digits = name.replace(/[\s室号房]+$/u, '')
  const match = NUMBERED.exec(digits) ?? LETTERED.exec(digits)
  return match ? { floor: match[1]!.replace(/^(-?)0+(?=\d)/, '$1'), door: match[2]! } : undefined
}

function height(floor: string): number {
  const number = Number(floor.replace(/^[A-Za-z]/, ''))
  return /^[Bb]/.test(floor) ? -number : number
}

/**
 * Lays rooms out as a building stands: floors down from the top, rooms across, units apart. Where fewer than four of five
 * rooms are numbered by floors (villas, parking, 甲乙丙丁) they simply follow each other, a few in a row.
 */
export function layOut(units: readonly Unit[]): Grid {
  const all = units.flatMap((unit) => unit.rooms)
  const read = new Map(all.map((room) => [room.id, floorOf(room.name)]))
  const numbered = all.filter((room) => read.get(room.id)).length
  if (all.length && numbered >= all.length * 0.8) {
    const grid = floors(units, read)
    if (grid) return grid
  }
  return flow(units)
}

function floors(units: readonly Unit[], read: Map<string, ReturnType<typeof floorOf>>): Grid | undefined {
  const doors = units.map((unit) =>
    [...new Set(unit.rooms.map((room) => read.get(room.id)?.door).filter((door) => door !== undefined))].sort(byName),
  )
  if (doors.some((list) => list.length > MOST_ACROSS)) return undefined
  const levels = [...new Set([...read.values()].flatMap((at) => (at ? [at.floor] : [])))].sort(
    (one, other) => height(other) - height(one) || byName(one, other),
  )
  const rows: GridRow[] = levels.map((floor) => ({
    floor,
    cells: doors.map((list) => list.map(() => undefined as RoomCell | undefined)),
  }))
  const row = new Map(levels.map((floor, index) => [floor, rows[index]!]))
  const rest: RoomCell[][] = units.map(() => [])
  units.forEach((unit, group) => {
    for (const room of unit.rooms) {
      const at = read.get(room.id)
      const cells = at && row.get(at.floor)!.cells[group]!
      const column = at ? doors[group]!.indexOf(at.door) : -1
      if (cells && cells[column] === undefined) cells[column] = room
      else rest[group]!.push(room)
    }
  })
  const widths = doors.map((list) => Math.max(1, list.length))
  return { rows: [...rows.map((one) => fill(one, widths)), ...chunked(rest, widths)], widths, byFloor: true }
}

// a group without any room still has a column, or its head would stand over nothing
function fill(row: GridRow, widths: number[]): GridRow {
  row.cells.forEach((cells, group) => {
    while (cells.length < widths[group]!) cells.push(undefined)
  })
  return row
}

function flow(units: readonly Unit[]): Grid {
  const across = units.length > 1 ? Math.max(2, Math.floor(FLOW_ACROSS / units.length)) : FLOW_ACROSS
  const widths = units.map((unit) => Math.max(1, Math.min(across, unit.rooms.length)))
  return {
    rows: chunked(
      units.map((unit) => [...unit.rooms]),
      widths,
    ),
    widths,
    byFloor: false,
  }
}

function chunked(groups: RoomCell[][], widths: number[]): GridRow[] {
  const high = Math.max(0, ...groups.map((rooms, group) => Math.ceil(rooms.length / widths[group]!)))
  return Array.from({ length: high }, (_, index) => ({
    cells: groups.map((rooms, group) =>
      Array.from({ length: widths[group]! }, (_, column) => rooms[index * widths[group]! + column]),
    ),
  }))
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const byName = (one: string, other: string) => collator.compare(one, other)

/** A position in the grid: row, and column counted over all groups. */
export interface Spot {
  row: number
  column: number
}

export function roomAt(grid: Grid, spot: Spot): RoomCell | undefined {
  let column = spot.column
  for (const cells of grid.rows[spot.row]?.cells ?? []) {
    if (column < cells.length) return cells[column]
    column -= cells.length
  }
  return undefined
}

export function spotOf(grid: Grid, roomId: string): Spot | undefined {
  for (let row = 0; row < grid.rows.length; row++) {
    const column = grid.rows[row]!.cells.flat().findIndex((room) => room?.id === roomId)
    if (column >= 0) return { row, column }
  }
  return undefined
}

/** Where an arrow leads: to the next room in its direction, over holes; along the row for Home and End, over all with Ctrl. */
export function moved(grid: Grid, from: Spot, key: string, all = false): Spot | undefined {
  const columns = grid.widths.reduce((sum, width) => sum + width, 0)
  const last = { row: grid.rows.length - 1, column: columns - 1 }
  const seek = (at: Spot, rows: number, across: number): Spot | undefined => {
    for (
      let spot = { ...at };
      spot.row >= 0 && spot.row <= last.row && spot.column >= 0 && spot.column <= last.column;
      spot = { row: spot.row + rows, column: spot.column + across }
    ) {
      if (roomAt(grid, spot)) return spot
    }
    return undefined
  }
  switch (key) {
    case 'ArrowUp':
      return seek({ ...from, row: from.row - 1 }, -1, 0)
    case 'ArrowDown':
      return seek({ ...from, row: from.row + 1 }, 1, 0)
    case 'ArrowLeft':
      return seek({ ...from, column: from.column - 1 }, 0, -1)
    case 'ArrowRight':
      return seek({ ...from, column: from.column + 1 }, 0, 1)
    case 'PageUp':
      return seek({ ...from, row: Math.max(0, from.row - 10) }, 1, 0)
    case 'PageDown':
      return seek({ ...from, row: Math.min(last.row, from.row + 10) }, -1, 0)
    case 'Home':
      return all ? first(grid) : seek({ ...from, column: 0 }, 0, 1)
    case 'End':
      return all ? final(grid) : seek({ ...from, column: last.column }, 0, -1)
    default:
      return undefined
  }

  function final(of: Grid): Spot | undefined {
    for (let row = of.rows.length - 1; row >= 0; row--) {
      const spot = seek({ row, column: columns - 1 }, 0, -1)
      if (spot) return spot
    }
    return undefined
  }
}

/** The first room of the grid, where the keyboard enters it. */
export function first(grid: Grid): Spot | undefined {
  for (let row = 0; row < grid.rows.length; row++) {
    const column = grid.rows[row]!.cells.flat().findIndex(Boolean)
    if (column >= 0) return { row, column }
  }
  return undefined
}

/** What a building is in figures: floors from to, rooms on a floor (when all have the same), rooms. */
export function summary(grid: Grid): { floors?: [string, string]; perFloor?: number; rooms: number } {
  const rooms = grid.rows.reduce((sum, row) => sum + row.cells.flat().filter(Boolean).length, 0)
  const named = grid.rows.filter((row) => row.floor !== undefined)
  if (!grid.byFloor || !named.length) return { rooms }
  const across = new Set(named.flatMap((row) => row.cells.map((cells) => cells.filter(Boolean).length)))
  return {
    rooms,
    floors: [named.at(-1)!.floor!, named[0]!.floor!],
    perFloor: across.size === 1 ? [...across][0] : undefined,
  }
}
