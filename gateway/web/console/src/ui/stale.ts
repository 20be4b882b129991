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

interface Version<Of> {
  record: Of
}

/**
 * What two versions of a record have otherwise, told by its facts in words.
 *
 * @returns takes the two, and what is typed here by the same names; absent where nothing is
 */
export function quarrelBy<Of>(facts: (record: Of) => Record<string, string>) {
  return (
    stale: { base: Version<Of>; theirs: Version<Of> } | undefined,
    mine: Record<string, string | undefined> = {},
  ): FieldChange[] => {
    if (!stale) return []
    const base = facts(stale.base.record)
    const theirs = facts(stale.theirs.record)
    return changes(
      Object.keys(base).map((label) => ({ label, base: base[label], theirs: theirs[label], mine: mine[label] })),
    )
  }
}

/** Whether taking mine would undo something of theirs. */
export function collides(change: FieldChange): boolean {
  return change.theirs !== change.base && change.mine !== undefined && change.mine !== change.theirs
}
