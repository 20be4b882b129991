/** What one field said when the record was read, what somebody else made of it since, and what is typed here. */
export interface FieldChange {
  label: string
  base: string
  theirs: string
  /** Absent where nothing was changed here. */
  mine?: string
}

/** A field as three sides know it; texts as a person would read them. */
export interface Sides {
  label: string
  base?: string
  theirs?: string
  mine?: string
}

/** Only what somebody else changed, or what both did: the rest is nobody's quarrel. */
export function changes(fields: readonly Sides[]): FieldChange[] {
  return fields
    .map(({ label, base = '', theirs = '', mine }) => ({
      label,
      base,
      theirs,
      mine: mine === undefined || mine === base ? undefined : mine,
    }))
    .filter(({ base, theirs, mine }) => theirs !== base || (mine !== undefined && mine !== theirs))
}

/** Whether taking mine would undo something of theirs. */
export function collides(change: FieldChange): boolean {
  return change.theirs !== change.base && change.mine !== undefined && change.mine !== change.theirs
}
