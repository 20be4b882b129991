import { describe, expect, it } from 'vitest'
import { byFloor, joined, type Place } from './rooms'

const room = (name: string): Place => ({ id: name, name, layer: '门牌号', room: true })

describe('Rooms to choose from', () => {
  it('stand on their floors', () => {
    expect(
      byFloor(['101', '102', '1501', '1502'].map(room)).map((floor) => [floor.number, floor.rooms.length]),
    ).toEqual([
      ['1', 2],
      ['15', 2],
    ])
  })

  it('stay together where their names tell no floor', () => {
    expect(byFloor(['A', '12号', '底商'].map(room)).map((floor) => floor.number)).toEqual([''])
    expect(byFloor([room('A101'), room('1203室')]).map((floor) => floor.number)).toEqual(['1', '12'])
  })

  it('are called as people call them', () => {
    expect(joined(['3栋', '2单元', '1502'])).toBe('3栋2单元1502')
    expect(joined(['3', '2', '1502'])).toBe('3-2-1502')
    expect(joined([])).toBe('')
  })
})
