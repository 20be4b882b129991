/** What the dialog asks for one layer above the rooms: which numbers (or letters) it has. */
export interface RuleInput {
  /** One text per layer above the rooms, outermost first: `15-18`, `A-F`, `1-3, 5`, also with its word: `15-18幢`. */
  nodes: string[]
  floors: string
  skipped: string
  doors: string
  pattern: string
}

export interface RuleWord {
  /** What stands behind a number of the layer: 幢, 单元. */
  word: string
}

export class RuleUnreadable extends Error {
  /** @param field which input: an index of `nodes`, or its name */
  constructor(
    readonly field: number | 'floors' | 'skipped' | 'doors',
    readonly text: string,
  ) {
    super(text)
  }
}

const MOST = 2_000
const ITEM = /^(-?\d{1,6}|[A-Za-z])(?:\s*(?:[-–—~至到])\s*(-?\d{1,6}|[A-Za-z]))?$/

/** What a text names: `1-3, 5` is 1 2 3 5; letters likewise. Undefined when it cannot be read. */
export function labels(text: string): string[] | undefined {
  const found: string[] = []
  for (const item of text
    .split(/[,，、;；\s]+(?![-–—~至到])/u)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const match = ITEM.exec(item)
    if (!match) return undefined
    const [, from, to = from] = match
    const letters = /[A-Za-z]/.test(from!)
    if (letters !== /[A-Za-z]/.test(to!)) return undefined
    const low = letters ? from!.charCodeAt(0) : Number(from)
    const high = letters ? to!.charCodeAt(0) : Number(to)
    if (high < low || high - low > MOST) return undefined
    for (let n = low; n <= high; n++) {
      if (letters || n !== 0) found.push(letters ? String.fromCharCode(n) : String(n))
    }
  }
  const distinct = [...new Set(found)]
  return distinct.length && distinct.length <= MOST ? distinct : undefined
}

/** Splits `15-18幢` into what is counted and the word behind it. */
export function splitWord(text: string): { range: string; word: string } {
  const match = /^(.*?[\dA-Za-z])\s*([^\dA-Za-z\s,，、;；\-–—~]+)$/u.exec(text.trim())
  return match ? { range: match[1]!.replaceAll(match[2]!, ''), word: match[2]! } : { range: text.trim(), word: '' }
}

/** `1–18层(除4、13、14)`: the service reads a range with what is left out of it. */
function part(list: string[], word: string): string {
  const letters = /[A-Za-z]/.test(list[0]!)
  const order = letters ? [...list].sort() : [...list].sort((one, other) => Number(one) - Number(other))
  const [low, high] = [order[0]!, order.at(-1)!]
  if (low === high) return `${low}–${high}${word}`
  const whole = labels(`${low}-${high}`)!
  const out = whole.filter((label) => !list.includes(label))
  return `${low}–${high}${word}${out.length ? `(除${out.join('、')})` : ''}`
}

export interface Rule {
  rule: string
  pattern?: string
  /** How many of each layer, floors and doors; the product is the number of rooms. */
  factors: { of: number | 'floors' | 'doors'; count: number; word: string }[]
  /** What one of the topmost floors' rooms are called, or all rooms of a parent without floors (the first few). */
  sample: string[]
  /** The floor of the sample. */
  sampleFloor?: string
}

/**
 * Puts the rule together that the service reads: `15–18幢 × 1–2单元 × 1–18层(除4、13、14) × 1–3户`.
 *
 * @param words what stands behind the numbers of each layer unless the text says it
 * @throws RuleUnreadable naming the input that cannot be read
 */
export function compose(input: RuleInput, words: readonly string[]): Rule {
  const parts: string[] = []
  const factors: Rule['factors'] = []
  input.nodes.forEach((text, index) => {
    const { range, word } = splitWord(text)
    const list = labels(range)
    if (!list) throw new RuleUnreadable(index, text)
    const behind = word || words[index] || ''
    parts.push(part(list, behind))
    factors.push({ of: index, count: list.length, word: behind })
  })
  let floors: string[] = []
  if (input.floors.trim()) {
    const all = labels(splitWord(input.floors).range)
    if (!all) throw new RuleUnreadable('floors', input.floors)
    const skipped = input.skipped.trim() ? labels(splitWord(input.skipped).range) : []
    if (!skipped) throw new RuleUnreadable('skipped', input.skipped)
    floors = all.filter((floor) => !skipped.includes(floor))
    if (!floors.length) throw new RuleUnreadable('floors', input.floors)
    parts.push(part(floors, '层'))
    factors.push({ of: 'floors', count: floors.length, word: '层' })
  }
  const doors = labels(splitWord(input.doors).range)
  if (!doors) throw new RuleUnreadable('doors', input.doors)
  parts.push(part(doors, '户'))
  factors.push({ of: 'doors', count: doors.length, word: '户' })
  const pattern = toService(input.pattern, doorWidth(input.doors))
  const top = floors.length ? highest(floors) : undefined
  const shape = pattern || (floors.length ? '{floor}{door:02}' : '{door}')
  return {
    rule: parts.join(' × '),
    pattern: pattern || undefined,
    factors,
    sample: doors.slice(0, 12).map((door) => named(shape, top ?? '', door)),
    sampleFloor: top,
  }
}

function highest(floors: string[]): string {
  return floors.reduce((one, other) =>
    Number(other) > Number(one) || (other > one && Number.isNaN(Number(one))) ? other : one,
  )
}

/** 户号 01-03 has two digits, 1-30 as many as it takes. */
function doorWidth(doors: string): number {
  const first = /^0\d+/.exec(doors.trim())
  return first ? Math.min(9, first[0].length) : 0
}

/**
 * People write {楼层}{户号:2}, the service {floor}{door:02}.
 *
 * @param width of a 户号 that says none; 0 for none
 */
export function toService(pattern: string, width = 0): string {
  return pattern
    .trim()
    .replaceAll(
      /[{｛]\s*(?:楼层|层)\s*(?:[:：]\s*0?(\d)\s*)?[}｝]/gu,
      (_, given?: string) => `{floor${given ? `:0${given}` : ''}}`,
    )
    .replaceAll(
      /[{｛]\s*(?:户号|门号|户)\s*(?:[:：]\s*0?(\d)\s*)?[}｝]/gu,
      (_, given?: string) => `{door${given || width ? `:0${given || width}` : ''}}`,
    )
}

function named(pattern: string, floor: string, door: string): string {
  return pattern.replace(/\{(floor|door|unit)(?::0?([1-9]))?\}/g, (_, what: string, width?: string) => {
    const label = what === 'floor' ? floor : door
    return width && !label.startsWith('-') ? label.padStart(Number(width), '0') : label
  })
}

/** 户号 01-03 for three rooms on a floor. */
export function doorsFor(count: number): string {
  return count === 1 ? '01' : `01-${String(count).padStart(2, '0')}`
}

const WORDS: Record<string, string> = {
  区: '区',
  期: '期',
  组团: '组团',
  楼栋: '幢',
  幢: '幢',
  栋: '栋',
  座: '座',
  楼: '号楼',
  单元: '单元',
  门: '门',
  楼层: '层',
  层: '层',
}

/**
 * The word behind the numbers of a layer: as the places there are called already, else as the layer's name suggests.
 *
 * @param names of places of this layer
 */
export function wordOf(layer: string, names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const word = /^[\dA-Za-z]+(\D*)$/.exec(name)?.[1]
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const usual = [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
  return usual ?? WORDS[layer] ?? layer
}
