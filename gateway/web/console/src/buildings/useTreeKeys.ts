import { stepFor, typedAhead, type Drop, type TreeAction, type TreeRow } from './tree'

const TYPING_MS = 700
const MOST_UNFOLDED = 20

/** What the keys of a tree do; each is asked for the row that has the focus. */
interface Doing {
  focus: (key: string) => unknown
  expand: (row: TreeRow) => void
  collapse: (row: TreeRow) => void
  choose: (row: TreeRow) => void
  act: (action: TreeAction, row: TreeRow) => void
  openMenu: (row: TreeRow) => void
  move: (row: TreeRow, over: TreeRow, where: Drop) => void
}

/** The keys of a tree as WAI-ARIA describes them, with those that change it where that is allowed. */
export function useTreeKeys(rows: () => readonly TreeRow[], writable: () => boolean, doing: Doing) {
  let typed = ''
  let typedAt = 0

  function onKey(event: KeyboardEvent, row: TreeRow) {
    if (event.target !== event.currentTarget || event.isComposing) return
    const { key } = event
    if (writable() && row.place) {
      if (key === 'F2') return done(event, () => doing.act('RENAME', row))
      if (key === 'Delete') return done(event, () => doing.act('REMOVE', row))
      if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) return done(event, () => shift(row, key))
    }
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) return done(event, () => doing.openMenu(row))
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = stepFor(key, rows(), row.key)
    if (step) {
      return done(event, () => {
        if ('focus' in step) void doing.focus(step.focus)
        else if ('expand' in step) doing.expand(row)
        else if ('collapse' in step) doing.collapse(row)
        else doing.choose(row)
      })
    }
    if (key === '*') return done(event, () => unfoldSiblings(row))
    if (key.length === 1 && key !== ' ' && key !== '/') {
      const now = Date.now()
      typed = now - typedAt > TYPING_MS ? key : typed + key
      typedAt = now
      const found = typedAhead(rows(), row.key, typed)
      if (found) done(event, () => void doing.focus(found))
    }
  }

  function unfoldSiblings(row: TreeRow) {
    rows()
      .filter((other) => other.parent === row.parent && other.expanded === false)
      .slice(0, MOST_UNFOLDED)
      .forEach(doing.expand)
  }

  /** One place up or down among its siblings. */
  function shift(row: TreeRow, key: 'ArrowUp' | 'ArrowDown') {
    const siblings = rows().filter((other) => other.parent === row.parent && other.kind === 'NODE')
    const other = siblings[siblings.indexOf(row) + (key === 'ArrowUp' ? -1 : 1)]
    if (other) doing.move(row, other, key === 'ArrowUp' ? 'BEFORE' : 'AFTER')
  }

  return onKey
}

/** Does something in place of what the browser would. */
export function done(event: Event, work: () => void) {
  event.preventDefault()
  event.stopPropagation()
  work()
}
