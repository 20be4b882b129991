import { fieldsOf, LIMIT, type Content, type Difference, type Entry } from './menu'

/** An entry's place in a menu: at the bottom, or in the list behind one of those. */
export interface Place {
  top: number
  sub?: number | undefined
}

export const same = (one: Place | undefined, other: Place | undefined) =>
  one?.top === other?.top && one?.sub === other?.sub

export function entryAt(entries: readonly Entry[], at: Place | undefined): Entry | undefined {
  if (!at) return undefined
  const top = entries[at.top]
  return at.sub === undefined ? top : top?.entries[at.sub]
}

const copy = (entry: Entry): Entry => ({ ...entry, entries: entry.entries.map(copy) })
export const copied = (entries: readonly Entry[]): Entry[] => entries.map(copy)

/** Only what counts for its kind: what was filled in for another kind is no change and goes nowhere. */
export function cleaned(entry: Entry): Entry {
  const kept: Entry = { name: entry.name.trim(), entries: entry.entries.map(cleaned) }
  if (kept.entries.length || !entry.type) return kept
  kept.type = entry.type
  for (const field of fieldsOf(entry.type)) {
    const value = entry[field]?.trim()
    if (value) kept[field] = value
  }
  return kept
}

export function cleanedContent(content: Content): Content {
  return {
    entries: content.entries.map(cleaned),
    conditional: content.conditional.map(({ tag, platform, entries }) => ({
      tag,
      ...(platform ? { platform } : {}),
      entries: entries.map(cleaned),
    })),
  }
}

/** One more at the bottom. Answers where it is, or nothing when there is no room. */
export function addTop(entries: Entry[], name: string): Place | undefined {
  if (entries.length >= LIMIT.entries) return undefined
  entries.push({ name, entries: [] })
  return { top: entries.length - 1 }
}

/** One more behind an entry. The first takes over what the entry did itself: an entry with a list does nothing else. */
export function addSub(entries: Entry[], top: number, name: string): Place | undefined {
  const parent = entries[top]
  if (!parent || parent.entries.length >= LIMIT.subEntries) return undefined
  const first = parent.entries.length === 0
  const filled = first && fieldsOf(parent.type).some((field) => parent[field])
  parent.entries.push(filled ? { ...cleaned(parent), name: parent.name, entries: [] } : { name, entries: [] })
  if (first) {
    for (const field of fieldsOf(parent.type)) delete parent[field]
    delete parent.type
  }
  return { top, sub: parent.entries.length - 1 }
}

/** Answers what is looked at next. */
export function remove(entries: Entry[], at: Place): Place | undefined {
  if (at.sub === undefined) {
    entries.splice(at.top, 1)
    return entries.length ? { top: Math.min(at.top, entries.length - 1) } : undefined
  }
  const list = entries[at.top]!.entries
  list.splice(at.sub, 1)
  return list.length ? { top: at.top, sub: Math.min(at.sub, list.length - 1) } : { top: at.top }
}

/** An entry that was taken out, where it was; nothing when its list is gone or has no room. */
export function putBack(entries: Entry[], at: Place, entry: Entry, parent: Entry | undefined): Place | undefined {
  if (at.sub === undefined) {
    if (entries.length >= LIMIT.entries) return undefined
    const top = Math.min(at.top, entries.length)
    entries.splice(top, 0, entry)
    return { top }
  }
  // by itself, or by its name once what is stored has come anew
  const same = entries.findIndex((one) => one === parent)
  const top = same < 0 ? entries.findIndex(({ name }) => name === parent?.name) : same
  const list = entries[top]?.entries
  if (!list || list.length >= LIMIT.subEntries) return undefined
  const sub = Math.min(at.sub, list.length)
  list.splice(sub, 0, entry)
  return { top, sub }
}

/**
 * One step up or down. An entry at the end of its list goes on into the next list that has room, so that the keys reach
 * every place; at the very end it stays.
 */
export function step(entries: Entry[], at: Place, by: 1 | -1): Place {
  if (at.sub === undefined) return place(entries, at, { top: at.top + by }) ?? at
  const here = entries[at.top]!.entries
  if (at.sub + by >= 0 && at.sub + by < here.length) return place(entries, at, { top: at.top, sub: at.sub + by }) ?? at
  for (let top = at.top + by; top >= 0 && top < entries.length; top += by) {
    const list = entries[top]!.entries
    if (list.length) {
      const moved = place(entries, at, { top, sub: by > 0 ? 0 : list.length })
      if (moved) return moved
    }
  }
  return at
}

/** Moves an entry to another place of its level; answers where it is then, or nothing when it does not fit there. */
export function place(entries: Entry[], from: Place, to: Place): Place | undefined {
  if ((from.sub === undefined) !== (to.sub === undefined)) return undefined
  if (from.sub === undefined || to.sub === undefined) {
    if (to.top < 0 || to.top >= entries.length || from.top === to.top) return undefined
    entries.splice(to.top, 0, ...entries.splice(from.top, 1))
    return { top: to.top }
  }
  const target = entries[to.top]
  if (!target || (to.top !== from.top && (!target.entries.length || target.entries.length >= LIMIT.subEntries)))
    return undefined
  const [moved] = entries[from.top]!.entries.splice(from.sub, 1)
  const sub = Math.max(0, Math.min(to.sub, target.entries.length))
  target.entries.splice(sub, 0, moved!)
  return { top: to.top, sub }
}

/** Where a fault of the service is: which menu (-1: the one for everybody), which entry, which field. */
export function placeOf(name: string): { menu: number; at: Place | undefined; field: string } {
  const parts = name.split('.')
  let menu = -1
  if (parts[0] === 'conditional') {
    menu = Number(parts[1])
    parts.splice(0, 2)
  }
  if (parts[0] !== 'entries' || parts[1] === undefined) return { menu, at: undefined, field: parts.join('.') }
  const top = Number(parts[1])
  if (parts[2] === 'entries' && parts[3] !== undefined)
    return { menu, at: { top, sub: Number(parts[3]) }, field: parts.slice(4).join('.') || 'entries' }
  return { menu, at: { top }, field: parts.slice(2).join('.') }
}

/** How an entry differs from the version at WeChat, for the mark beside it. */
export function markOf(differences: readonly Difference[], path: readonly string[]): Difference['kind'] | undefined {
  const key = JSON.stringify(path)
  return differences.find(
    ({ kind, path: other }) => kind !== 'REMOVED' && kind !== 'MOVED' && JSON.stringify(other) === key,
  )?.kind
}

/** A menu as lines that a person can compare: the path and what a press does. */
export function outline(content: Content, says: (entry: Entry) => string, forAll: string): Map<string, string> {
  const lines = new Map<string, string>()
  const walk = (entries: readonly Entry[], path: string) => {
    entries.forEach((entry, i) => {
      const here = `${path}${i + 1}. ${entry.name}`
      lines.set(here, entry.entries.length ? entry.entries.map(({ name }) => name).join(' · ') : says(entry))
      walk(entry.entries, `${here} / `)
    })
  }
  walk(content.entries, forAll)
  content.conditional.forEach((some) => walk(some.entries, `${some.tag} / `))
  return lines
}
