/** Layer orders that most communities have; the room is always last. */
export const PRESETS: readonly (readonly string[])[] = [
  ['楼栋', '单元', '门牌号'],
  ['区', '楼栋', '单元', '门牌号'],
  ['楼栋', '门牌号'],
  ['区', '楼栋', '门牌号'],
  ['楼栋', '单元', '楼层', '门牌号'],
]
export const MOST_LAYERS = 6

export interface StructureDraft {
  /** Absent until it is stored. */
  id?: string
  name: string
  layers: string[]
  /** Something is built on it: the number and order of its layers stand. */
  built: boolean
}

export type LayerFault = 'EMPTY' | 'DOUBLE' | 'LONG' | undefined

/** What is wrong with each layer's name. */
export function layerFaults(layers: readonly string[]): LayerFault[] {
  const trimmed = layers.map((layer) => layer.trim())
  return trimmed.map((layer, index) =>
    !layer ? 'EMPTY' : layer.length > 20 ? 'LONG' : trimmed.indexOf(layer) < index ? 'DOUBLE' : undefined,
  )
}

export function moveLayer(layers: readonly string[], from: number, to: number): string[] {
  if (to < 0 || to >= layers.length) return [...layers]
  const moved = [...layers]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}

/** Names that people typed into one field: 万家星城、星城 / wjxc. */
export function aliasesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,，、;；\n]+/u)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ]
}
