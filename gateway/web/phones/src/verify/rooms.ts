/** A node of a community's structure, or a room. */
export interface Place {
  id: string
  name: string
  /** What its layer is called: 楼栋, 单元, 门牌号. */
  layer: string
  room: boolean
}

/** What was found by what somebody typed, with the names on the way to it. */
export interface FoundPlace {
  id: string
  names: string[]
  layer: string
  room: boolean
}

export interface Floor {
  /** Empty where room numbers do not tell. */
  number: string
  rooms: Place[]
}

/** Rooms laid out by floor: 1502 is the second on the fifteenth. Names that do not say so stay together, as they come. */
export function byFloor(rooms: Place[]): Floor[] {
  const floors = new Map<string, Place[]>()
  for (const room of rooms) {
    const number = /^(?:\D{0,2})(\d{1,2})\d{2}\D{0,2}$/.exec(room.name)?.[1] ?? ''
    floors.set(number, [...(floors.get(number) ?? []), room])
  }
  return [...floors].map(([number, inside]) => ({ number, rooms: inside }))
}

/** The address as people say it: 3栋2单元1502; a dash only where two numbers would run into one. */
export function joined(names: readonly string[]): string {
  return names.reduce((said, name) => said + (/\d$/.test(said) && /^\d/.test(name) ? '-' : '') + name, '')
}
