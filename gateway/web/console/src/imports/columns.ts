import type { Column, Import, Kind, MappingRequest, Preview, Row } from './imports'
import { mappingOf } from './imports'

/** The field of each column as it is being chosen; null: not imported. */
export type Choice = Record<number, string | null>

export function choiceOf(columns: readonly Column[]): Choice {
  return Object.fromEntries(columns.map(({ column, field }) => [column, field ?? null]))
}

export function sameChoice(one: Choice, other: Choice): boolean {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...columns].every((column) => (one[Number(column)] ?? null) === (other[Number(column)] ?? null))
}

/** Columns whose field another column was given as well. */
export function twice(choice: Choice): Set<number> {
  const byField = new Map<string, number[]>()
  for (const [column, field] of Object.entries(choice))
    if (field) byField.set(field, [...(byField.get(field) ?? []), Number(column)])
  return new Set([...byField.values()].filter((columns) => columns.length > 1).flat())
}

// As import-service asks for them; it says so too, but only after the choice was sent.
const REQUIRED: Record<Kind, readonly string[]> = {
  RESIDENTS: ['room'],
  ROOMS: ['room'],
  STAFF: ['name', 'mobile', 'department'],
}

/** Fields without which no row of the kind can mean anything, and that nothing feeds yet. */
export function missing(kind: Kind, choice: Choice, defaults: Record<string, string> = {}): string[] {
  const fed = new Set([...Object.values(choice), ...Object.keys(defaults)])
  return REQUIRED[kind].filter((field) => !fed.has(field))
}

/** The first different values of each column below the header. */
export function samples(preview: Preview | undefined, column: number, most = 3): string[] {
  const found = new Set<string>()
  for (const row of preview?.rows ?? []) {
    const value = row.header ? '' : (row.cells[column] ?? '').trim()
    if (value && found.add(value).size === most) break
  }
  return [...found]
}

export interface Read {
  row: number
  /** By column of the file: as it was understood, and as the file has it where that differs. */
  cells: { column: number; value: string; original?: string }[]
  hints: Row['issues']
}

/** The first rows as they were understood beside what the file has; without results, the file's rows alone. */
export function read(
  preview: Preview | undefined,
  choice: Choice,
  understood: readonly Row[] | undefined,
  most = 5,
): Read[] {
  const byNumber = new Map(understood?.map((row) => [row.row, row]))
  return (preview?.rows ?? [])
    .filter((row) => !row.header && row.cells.some((cell) => cell.trim()))
    .slice(0, most)
    .map((row) => {
      const known = byNumber.get(row.row)
      return {
        row: row.row,
        cells: Object.entries(choice)
          .filter(([, field]) => field)
          .map(([column, field]) => {
            const original = row.cells[Number(column)] ?? ''
            const value = known ? (known.values.find((one) => one.field === field)?.value ?? '') : original
            return { column: Number(column), value, ...(value !== original && known && original ? { original } : {}) }
          }),
        hints: known?.issues ?? [],
      }
    })
}

export function withChoice(one: Import, choice: Choice): MappingRequest {
  return {
    ...mappingOf(one),
    columns: one.mapping!.columns.map(({ column }) => ({ column, field: choice[column] ?? undefined })),
  }
}
