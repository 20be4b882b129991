import type { Account, ChatApp, ChatMessage, Person } from '../world/api'
import { answer, control } from '../world/api'

/** What a phone shows. A web page stays open beneath what is opened over it. */
export type Screen =
  | { at: 'home' }
  | { at: 'chat'; chat: string }
  | { at: 'texts' }
  | { at: 'scan'; link?: string; title?: string; image?: string }
  | { at: 'accounts' }
  | { at: 'account'; appId: string }
  | { at: 'web'; url: string; title: string }

export type Phone = { person: string; app: ChatApp; stack: Screen[] }

const HOME: Screen = { at: 'home' }

export function newPhone(person: Person, app: ChatApp = 'WECHAT'): Phone {
  return { person: person.id, app: person.staff ? app : 'WECHAT', stack: [HOME] }
}

export function top(phone: Phone): Screen {
  return phone.stack.at(-1) ?? HOME
}

/** Opens a screen over the others; one that is open already comes to the front, what lay over it is closed. */
export function open(phone: Phone, screen: Screen): void {
  const same = phone.stack.findIndex((one) => sameScreen(one, screen))
  phone.stack = same >= 0 ? [...phone.stack.slice(0, same), screen] : [...phone.stack, screen]
}

export function back(phone: Phone): void {
  phone.stack = phone.stack.length > 1 ? phone.stack.slice(0, -1) : [HOME]
}

export function home(phone: Phone): void {
  phone.stack = [HOME]
}

export function useApp(phone: Phone, app: ChatApp): void {
  if (phone.app !== app) {
    phone.app = app
    home(phone)
  }
}

function sameScreen(one: Screen, other: Screen): boolean {
  if (one.at !== other.at) return false
  if (one.at === 'chat' && other.at === 'chat') return one.chat === other.chat
  if (one.at === 'account' && other.at === 'account') return one.appId === other.appId
  if (one.at === 'web' && other.at === 'web') return one.url === other.url
  return true
}

/** What scanning leads to: a page, or an account. Codes are WeChat's, so a phone in WeCom changes over. */
export async function scan(phone: Phone, link: string): Promise<void> {
  const found = await answer(
    control.POST('/sim/api/persons/{id}/scans', { params: { path: { id: phone.person } }, body: { link } }),
  )
  useApp(phone, 'WECHAT')
  phone.stack = phone.stack.filter((screen) => screen.at !== 'scan')
  if (found.appId) open(phone, { at: 'account', appId: found.appId })
  else if (found.page) open(phone, { at: 'web', url: found.page, title: found.title ?? '' })
}

export type Chat = { chat: string; name: string; account?: Account; last?: ChatMessage }

/** A person's chats in an app, the one with the newest message first; a followed account has one from the start. */
export function chatsOf(
  phone: Pick<Phone, 'person' | 'app'>,
  messages: ChatMessage[],
  accounts: Account[],
  followed: Account[],
): Chat[] {
  const chats = new Map<string, Chat>()
  if (phone.app === 'WECHAT')
    for (const account of followed) chats.set(account.appId, { chat: account.appId, name: account.name, account })
  for (const message of messages) {
    if (message.personId !== phone.person || message.app !== phone.app) continue
    const known = chats.get(message.chat)
    // Who has left an account no longer sees its chat.
    if (!known && accounts.some((account) => account.appId === message.chat)) continue
    chats.set(message.chat, { ...(known ?? { chat: message.chat, name: message.from }), last: message })
  }
  return [...chats.values()].sort((a, b) => (b.last?.number ?? 0) - (a.last?.number ?? 0))
}

/** What a list says of a message in one line: its words without markup, or what kind it is. */
export function summary(message: ChatMessage): string {
  return (message.title || message.text).replace(/<a\s[^>]*>|<\/a>/gi, '').replaceAll('\n', ' ')
}

/** The menu that a person sees in an account's chat: one made for the person goes before everybody's. */
export function menuOf<Menu extends { appId: string; personId: string }>(
  menus: readonly Menu[],
  appId: string,
  person: string,
): Menu | undefined {
  const ofAccount = menus.filter((menu) => menu.appId === appId)
  return ofAccount.find((menu) => menu.personId === person) ?? ofAccount.find((menu) => menu.personId === '')
}
