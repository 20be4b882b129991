import type { Row } from './imports'

/** What is wrong and how to mend it, where one sentence says both. */
export interface Wording {
  what: string
  how: string
}

const HOW = /^(.+?)(?:[。；]|，(?=请|应为|需要|建议)|\. |; )(.+)$/s

/** Splits a remark of import-service after what is wrong; a sentence that does not fit stays whole. */
export function wording(message: string): Wording {
  const match = HOW.exec(message)
  return match ? { what: match[1]!, how: match[2]! } : { what: message, how: '' }
}

const PLACES = (field: string) => field === 'community' || field.startsWith('layer:') || field === 'room'

export interface Who {
  name: string
  /** Without the community, where space is short. */
  room: string
  place: string
}

/** Who or what a row is about: the person, and where they live or work. */
export function whoOf(row: Pick<Row, 'values'>): Who {
  const of = (field: string) => row.values.find((value) => value.field === field)?.value ?? ''
  const order = (field: string) => (field === 'community' ? 0 : field === 'room' ? 2 : 1)
  const places = row.values
    .filter(({ field }) => PLACES(field))
    .sort((one, other) => order(one.field) - order(other.field) || LAYERS(one.field) - LAYERS(other.field))
  const text = (some: typeof places) => some.map(({ value }) => value).join(' ') || of('department')
  return {
    name: of('name'),
    place: text(places),
    room: text(places.filter(({ field }) => field !== 'community')),
  }
}

const USUAL = ['区', '组团', '期', '楼栋', '幢', '栋', '座', '单元', '楼层', '层']
function LAYERS(field: string): number {
  const at = USUAL.findIndex((layer) => field === `layer:${layer}`)
  return at < 0 ? USUAL.length : at
}

/** Issues that the structure of a community settles: a room, building or layer that is not there. */
export function ofStructure(code: string): boolean {
  return [
    'community.unknown',
    'community.without-structure',
    'node.unknown',
    'room.unknown',
    'layer.unexpected',
  ].includes(code)
}
