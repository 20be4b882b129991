import { isWaiting, notImported, percentDone, type Import } from '@/shell/work'
import { stateOf, type Account } from './home'

/** What today's work is told from. */
export interface Happenings {
  accounts: readonly Account[]
  /** The latest imports, and those of them that run. */
  imports: readonly Import[]
  running: readonly Import[]
  /** Applications to be verified that wait for staff. */
  toReview: number
}

/** One thing to do: how many there are (of what runs, how many per cent are done) and where it is done. */
export type Todo = { n: number; to: string } & (
  | { kind: 'accounts'; accounts: readonly Account[] }
  | { kind: 'failed' | 'waiting' | 'rows' | 'running'; file: string }
  | { kind: 'review' }
)

/** As many running imports are named; all of them are in the list of long work. */
const RUNNING_NAMED = 2

/** What waits for a person, the most urgent first; then what only runs. */
export function whatIsToDo({ accounts, imports, running, toReview }: Happenings): Todo[] {
  const found: Todo[] = []
  const troubled = accounts.filter((account) => stateOf(account) !== 'ok')
  if (troubled.length > 0)
    found.push({ kind: 'accounts', n: troubled.length, accounts: troubled, to: '/settings/health' })
  const failed = imports.filter((one) => one.state === 'FAILED')
  if (failed[0])
    found.push({
      kind: 'failed',
      n: failed.length,
      file: failed[0].file.name,
      to: failed.length > 1 ? '/people/imports?state=FAILED' : addressOf(failed[0]),
    })
  if (toReview > 0) found.push({ kind: 'review', n: toReview, to: '/people/verifications' })
  const waiting = imports.filter(isWaiting)
  if (waiting[0])
    found.push({
      kind: 'waiting',
      n: waiting.length,
      file: waiting[0].file.name,
      to: waiting.length > 1 ? '/people/imports' : addressOf(waiting[0]),
    })
  const last = imports.find((one) => one.state === 'APPLIED' && notImported(one) > 0)
  if (last) found.push({ kind: 'rows', n: notImported(last), file: last.file.name, to: addressOf(last) })
  for (const one of running.slice(0, RUNNING_NAMED))
    found.push({ kind: 'running', n: percentDone(one), file: one.file.name, to: addressOf(one) })
  return found
}

const addressOf = (one: Import) => `/people/imports/${one.id}`
