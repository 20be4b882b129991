import { describe, expect, it } from 'vitest'
import type { RoomCell } from './places'
import { first, floorOf, layOut, moved, roomAt, shadeOf, spotOf, stateOf, summary, STATES, type Unit } from './rooms'

const room = (name: string, unit = 'u'): RoomCell => ({ id: `${unit}/${name}`, name, aliases: [], residents: 0 })
const unit = (id: string, ...names: string[]): Unit => ({ id, name: id, rooms: names.map((name) => room(name, id)) })
const names = (units: Unit[]) =>
  layOut(units).rows.map((row) => row.cells.map((cells) => cells.map((one) => one?.name)))

describe('A door number', () => {
  it.each([
    ['1802', '18', '02'],
    ['101', '1', '01'],
    ['0301', '3', '01'],
    ['B101', 'B1', '01'],
    ['-101', '-1', '01'],
    ['1201A', '12', '01A'],
    ['18A', '18', 'A'],
    ['1802室', '18', '02'],
  ])('%s is floor %s, door %s', (name, floor, door) => {
    expect(floorOf(name)).toEqual({ floor, door })
  })

  it('may name no floor', () => {
    expect(floorOf('12')).toBeUndefined()
    expect(floorOf('会所')).toBeUndefined()
  })
})

describe('A building', () => {
  it('stands with its floors down, rooms across and units apart', () => {
    expect(names([unit('1', '101', '102', '201', '202'), unit('2', '101', '201', '301')])).toEqual([
      [[undefined, undefined], ['301']],
      [['201', '202'], ['201']],
      [['101', '102'], ['101']],
    ])
  })

  it('has its cellars below the ground floor', () => {
    expect(layOut([unit('1', 'B201', 'B101', '101', '201')]).rows.map((row) => row.floor)).toEqual([
      '2',
      '1',
      'B1',
      'B2',
    ])
  })

  it('keeps rooms that no floor has a place for, below', () => {
    expect(names([unit('1', '101', '102', '201', '202', '会所')])).toEqual([
      [['201', '202']],
      [['101', '102']],
      [['会所', undefined]],
    ])
  })

  it('is a list where the doors name no floors', () => {
    const grid = layOut([unit('1', ...Array.from({ length: 10 }, (_, n) => String(n + 1)))])
    expect(grid.byFloor).toBe(false)
    expect(grid.rows.map((row) => row.cells[0]!.filter(Boolean).length)).toEqual([8, 2])
  })

  it('loses no room, however they are numbered', () => {
    const units = [unit('1', '101', '0101', '１０１', '1-101', '9901', '甲'), unit('2')]
    expect(
      layOut(units)
        .rows.flatMap((row) => row.cells.flat())
        .filter(Boolean),
    ).toHaveLength(6)
  })

  it('is said in figures, and says a number of rooms on a floor only when all have it', () => {
    expect(summary(layOut([unit('1', '101', '102', '201', '202')]))).toEqual({
      rooms: 4,
      floors: ['1', '2'],
      perFloor: 2,
    })
    expect(summary(layOut([unit('1', '101', '201', '202')])).perFloor).toBeUndefined()
  })
})

describe('A room', () => {
  it('is drawn by the best of its people, and as empty where nobody lives whatever was said of it', () => {
    expect(stateOf({ ...room('101'), residents: 2, coverage: 'VERIFIED' })).toBe('VERIFIED')
    expect(stateOf({ ...room('101'), residents: 0, coverage: 'VERIFIED' })).toBe('NONE')
  })

  it('is said to be lived in where its coverage is not known, never to be only imported', () => {
    expect(stateOf({ ...room('101'), residents: 2 })).toBe('LIVED')
  })

  it('has a deeper colour the further its people came', () => {
    const shades = STATES.filter((state) => state !== 'LIVED').map(shadeOf)
    expect(shades).toEqual([4, 3, 2, 1, 0])
  })
})

describe('The arrows in the grid', () => {
  const grid = layOut([unit('1', '101', '102', '301', '302'), unit('2', '102', '201', '302')])
  const from = (name: string) => spotOf(grid, name)!
  const to = (name: string, key: string, all = false) => {
    const spot = moved(grid, from(name), key, all)
    return spot && roomAt(grid, spot)?.id
  }

  it('go over the holes', () => {
    expect(to('1/301', 'ArrowDown')).toBe('1/101')
    expect(to('1/302', 'ArrowRight')).toBe('2/302')
    expect(to('2/102', 'ArrowLeft')).toBe('1/102')
  })

  it('stay at the edge', () => {
    expect(to('1/301', 'ArrowUp')).toBeUndefined()
    expect(to('2/302', 'ArrowRight')).toBeUndefined()
  })

  it('go to the ends of the row and, with Ctrl, of the building', () => {
    expect(to('2/302', 'Home')).toBe('1/301')
    expect(to('1/101', 'End')).toBe('2/102')
    expect(to('1/102', 'Home', true)).toBe('1/301')
    expect(to('1/301', 'End', true)).toBe('2/102')
  })

  it('begin at the top', () => {
    expect(roomAt(grid, first(grid)!)?.id).toBe('1/301')
  })
})
