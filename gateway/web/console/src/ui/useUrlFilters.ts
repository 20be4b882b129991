import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

export type Filters<Name extends string> = Partial<Record<Name, string>>

/** What the address says of the filters; an empty or repeated value counts as its first or none. */
export function read<Name extends string>(query: LocationQuery, names: readonly Name[]): Filters<Name> {
  const filters: Filters<Name> = {}
  for (const name of names) {
    const value = [query[name]].flat()[0]
    if (value) filters[name] = value
  }
  return filters
}

/** The address with some filters changed. What is not a filter stays, except the page: a new question begins at its first. */
export function write<Name extends string>(query: LocationQuery, change: Filters<Name>): LocationQuery {
  const next: LocationQuery = { ...query }
  delete next.page
  for (const [name, value] of Object.entries<string | undefined>(change)) {
    if (value) next[name] = value
    else delete next[name]
  }
  return next
}

/**
 * Whether a text may be a whole mobile, landline or ID number. Such a text stands in no address: addresses end up in
 * histories, bookmarks and logs. Four digits may be the end of a mobile or a room and are nobody's secret.
 */
export function personal(text: string): boolean {
  const bare = text
    .replace(/[\s-]/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  return /\d{7,}/.test(bare)
}

/**
 * The filters of a list, kept in the address so that they survive reload, back and sharing. A personal value of `q` is
 * kept in this window's history entry instead, where back and reload find it as well.
 */
export function useUrlFilters<Name extends string>(
  names: readonly Name[],
): {
  filters: ComputedRef<Filters<Name>>
  set: (change: Filters<Name>) => Promise<void>
  clear: () => Promise<void>
} {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => {
    const found = read(route.query, names)
    const hidden = hiddenText(route.fullPath)
    return hidden && (names as readonly string[]).includes('q') ? { ...found, q: hidden } : found
  })

  async function set(change: Filters<Name>): Promise<void> {
    const text = 'q' in change ? (change as Filters<'q'>).q : hiddenText(route.fullPath)
    const hide = text !== undefined && personal(text)
    const query = write(route.query, hide ? { ...change, q: undefined } : change)
    // the mark makes two hidden texts two addresses, so that the list notices the second
    if (hide) query.find = mark(text)
    else delete query.find
    await router.replace({ query, hash: route.hash, state: { q: hide ? text : null } })
  }

  async function clear(): Promise<void> {
    await set(Object.fromEntries(names.map((name) => [name, undefined])) as Filters<Name>)
  }

  return { filters, set, clear }
}

function hiddenText(address: string): string | undefined {
  if (!/[?&]find=/.test(address)) return undefined
  const state = history.state as { q?: unknown } | null
  return typeof state?.q === 'string' ? state.q : undefined
}

let marks = 0
function mark(text: string): string {
  return `${text.length}-${(++marks).toString(36)}${(Date.now() % 46_656).toString(36)}`
}
