import { reactive, ref } from 'vue'
import type { Account, ChatMessage, Exchange, Person, Sms, World } from './api'

const EXCHANGES = 200
const TEXTS = 100
const MESSAGES = 500

export function emptyWorld(): World {
  return {
    persons: [],
    accounts: [],
    follows: [],
    menus: [],
    codes: [],
    faults: [],
    switches: { rotateRefreshTokens: false, separatePushCode: false, unionIds: false, snapshotUsers: false },
    messages: [],
    texts: [],
    exchanges: [],
  }
}

/** The simulated world as it is known here; only {@link apply} changes it. */
export const world = reactive(emptyWorld())

/** Whether what is shown is true now: `waiting` before the first answer, `lost` while the simulators do not answer. */
export const connection = ref<'waiting' | 'live' | 'lost'>('waiting')

/**
 * Takes in one event of the live stream. The parts that grow (messages, texts, exchanges) come one item at a time,
 * possibly one that is known already; the others come whole.
 */
export function apply(to: World, name: string, data: unknown): void {
  if (name === 'world') Object.assign(to, data)
  else if (name === 'messages') to.messages = upsert(to.messages, data as ChatMessage, 'end', MESSAGES)
  else if (name === 'texts') to.texts = upsert(to.texts, data as Sms, 'start', TEXTS)
  else if (name === 'exchanges')
    to.exchanges = upsert(without(to.exchanges, data as Exchange), data as Exchange, 'start', EXCHANGES)
  else if (name in to) Object.assign(to, { [name]: data })
}

/** A push that is tried every second until the platform is up is one line, as the simulators keep it. */
function without(exchanges: Exchange[], next: Exchange): Exchange[] {
  if (!next.failed || next.fromPlatform) return exchanges
  return exchanges.filter(
    (one) => !(one.failed && !one.fromPlatform && one.what === next.what && one.outcome === next.outcome),
  )
}

function upsert<T extends { number: number }>(items: T[], item: T, at: 'start' | 'end', most: number): T[] {
  const known = items.findIndex((one) => one.number === item.number)
  if (known >= 0) return items.map((one, i) => (i === known ? item : one))
  return at === 'end' ? [...items, item].slice(-most) : [item, ...items].slice(0, most)
}

export const personOf = (id: string): Person | undefined => world.persons.find((person) => person.id === id)
export const accountOf = (appId: string): Account | undefined =>
  world.accounts.find((account) => account.appId === appId)

export const followed = (personId: string): Account[] =>
  world.follows.filter((follow) => follow.personId === personId).flatMap((follow) => accountOf(follow.appId) ?? [])

export const administered = (personId: string): Account[] =>
  world.accounts.filter((account) => account.admins.includes(personId))
