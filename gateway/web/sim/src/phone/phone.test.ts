import { describe, expect, it } from 'vitest'
import type { Account, ChatMessage, Person } from '../world/api'
import { back, chatsOf, menuOf, newPhone, open, summary, top, useApp } from './phone'

const person = (id: string, staff = false): Person => ({ id, name: id, mobile: '13800138000', staff })
const account = (appId: string): Account => ({ appId, name: `name of ${appId}`, initial: 'x' }) as Account
const message = (number: number, chat: string, changes: Partial<ChatMessage> = {}): ChatMessage =>
  ({ number, chat, from: chat, personId: 'p1', app: 'WECHAT', title: '', text: 't', ...changes }) as ChatMessage

describe('A phone', () => {
  it('begins with its list of chats and goes back to it in the end', () => {
    const phone = newPhone(person('p1'))
    open(phone, { at: 'texts' })
    back(phone)
    back(phone)
    expect(phone.stack).toEqual([{ at: 'home' }])
  })
  it('keeps a web page open beneath what is looked at meanwhile', () => {
    const phone = newPhone(person('p1'))
    open(phone, { at: 'web', url: 'http://a/', title: '' })
    open(phone, { at: 'texts' })
    expect(phone.stack.some((screen) => screen.at === 'web')).toBe(true)
    back(phone)
    expect(top(phone)).toMatchObject({ at: 'web', url: 'http://a/' })
  })
  it('does not stack the same screen twice', () => {
    const phone = newPhone(person('p1'))
    for (const chat of ['a', 'b', 'a']) open(phone, { at: 'chat', chat })
    expect(phone.stack).toHaveLength(2)
  })
  it('has WeCom only for staff', () => {
    expect(newPhone(person('p1'), 'WECOM').app).toBe('WECHAT')
    const phone = newPhone(person('p2', true), 'WECOM')
    open(phone, { at: 'chat', chat: 'x' })
    useApp(phone, 'WECHAT')
    expect(phone.stack).toEqual([{ at: 'home' }])
  })
})

describe('The list of chats', () => {
  const phone = { person: 'p1', app: 'WECHAT' } as const

  it('holds followed accounts from the start, the newest message first', () => {
    const chats = chatsOf(
      phone,
      [message(1, 'a'), message(2, '安全助手')],
      [account('a'), account('b')],
      [account('a'), account('b')],
    )
    expect(chats.map((chat) => chat.chat)).toEqual(['安全助手', 'a', 'b'])
  })
  it('drops an account that was left, and what belongs to others or to the other app', () => {
    const messages = [message(1, 'a'), message(2, 'x', { personId: 'p2' }), message(3, 'y', { app: 'WECOM' })]
    expect(chatsOf(phone, messages, [account('a')], [])).toEqual([])
  })
  it('shows words without markup', () => {
    expect(summary(message(1, 'a', { text: '<a href="http://x">点这里</a>\n办理' }))).toBe('点这里 办理')
  })
})

describe('The menu of an account', () => {
  const everybodys = { appId: 'wx1', personId: '' }
  const own = { appId: 'wx1', personId: 'p1' }
  it("is the person's own if there is one, whatever stands first", () => {
    expect(menuOf([everybodys, own], 'wx1', 'p1')).toBe(own)
    expect(menuOf([own, everybodys], 'wx1', 'p1')).toBe(own)
  })
  it("is everybody's for who has none, and never somebody else's", () => {
    expect(menuOf([own, everybodys], 'wx1', 'p2')).toBe(everybodys)
    expect(menuOf([own], 'wx1', 'p2')).toBeUndefined()
    expect(menuOf([everybodys], 'wx2', 'p1')).toBeUndefined()
  })
})
