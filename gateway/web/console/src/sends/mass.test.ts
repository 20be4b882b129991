import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Problem } from '@haina/shared/api/problem'
import { signedIn, signedOut, type SignedIn } from '@haina/shared/api/session'
import { audienceOf, blank, contentOf, MassOrder, peopleOf, usedUp, type Form } from './mass'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'

const form = (change: Partial<Form>): Form => ({ ...blank(), appId: 'wx1', ...change })
const account = { appId: 'wx1', name: '万家星城', authorized: true, usable: true, following: 1203 }
const left = (change = {}) => ({
  callsToday: 99,
  everybodyToday: 1,
  everybodyThisMonth: 3,
  callsRefused: false,
  everybodyRefused: false,
  ...change,
})

describe('a mass message that is being written', () => {
  test('says only what is chosen, whatever was filled in before', () => {
    expect(contentOf(form({ content: 'TEXT', text: ' 停水 ', draftId: 'd1' }))).toEqual({ kind: 'TEXT', text: '停水' })
    expect(contentOf(form({ content: 'NEWS', text: '停水' }))).toBeUndefined()
    expect(contentOf(form({ content: 'IMAGE', materialId: 'm1' }))).toEqual({ kind: 'IMAGE', materialId: 'm1' })
  })
  test('takes as much text as WeChat counts, a Chinese character being three bytes', () => {
    expect(contentOf(form({ content: 'TEXT', text: '水'.repeat(682) }))).toBeDefined()
    expect(contentOf(form({ content: 'TEXT', text: '水'.repeat(683) }))).toBeUndefined()
  })
  test('a tag that is not chosen is nobody, never everybody', () => {
    expect(audienceOf(form({ audience: 'TAG' }))).toBeUndefined()
    expect(audienceOf(form({ audience: 'TAG', tagId: 0 }))).toEqual({ kind: 'TAG', tagId: 0 })
    expect(audienceOf(form({ audience: 'LIST', followers: ['wx1.a'] }))).toBeUndefined()
  })
  test('names how many it is for', () => {
    const tags = [{ id: 7, name: '业主', count: 23 }]
    expect(peopleOf(form({}), account, tags)).toBe(1203)
    expect(peopleOf(form({ audience: 'TAG', tagId: 7 }), account, tags)).toBe(23)
    expect(peopleOf(form({ audience: 'TAG' }), account, tags)).toBeUndefined()
    expect(peopleOf(form({ audience: 'LIST', followers: ['wx1.a', 'wx1.b'] }), account, tags)).toBe(2)
  })
  test('a limit of messages to everybody does not forbid one to a tag', () => {
    expect(usedUp(form({}), left({ everybodyToday: 0 }))).toBe('today')
    expect(usedUp(form({}), left({ everybodyToday: 0, everybodyThisMonth: 0 }))).toBe('month')
    expect(usedUp(form({ audience: 'TAG' }), left({ everybodyToday: 0 }))).toBeUndefined()
    expect(usedUp(form({ audience: 'TAG' }), left({ callsToday: 0 }))).toBe('calls')
    expect(usedUp(form({}), undefined)).toBeUndefined()
  })
  test('what WeChat itself has refused today is said so', () => {
    expect(usedUp(form({}), left({ everybodyToday: 0, everybodyRefused: true }))).toBe('everybodyRefused')
    expect(usedUp(form({ audience: 'TAG' }), left({ everybodyToday: 0, everybodyRefused: true }))).toBeUndefined()
    expect(usedUp(form({ audience: 'TAG' }), left({ callsToday: 0, callsRefused: true }))).toBe('callsRefused')
  })
  test('has the same words in both languages', () => {
    const names = (texts: object, at = ''): string[] =>
      Object.entries(texts).flatMap(([key, value]) =>
        typeof value === 'string' ? [`${at}${key}`] : names(value as object, `${at}${key}.`),
      )
    expect(names(en.mass)).toEqual(names(zh.mass))
  })
})

describe('a mass message that is sent', () => {
  beforeEach(() => signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1' } } as SignedIn))
  afterEach(() => {
    vi.unstubAllGlobals()
    signedOut()
  })
  const text = { kind: 'TEXT', text: '停水' } as const
  const everybody = { kind: 'EVERYBODY' } as const

  /** Answers the calls one after the other; the keys that they came with. */
  function answers(...all: (Response | Error)[]): (string | null)[] {
    const keys: (string | null)[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      keys.push(request.headers.get('Idempotency-Key'))
      const answer = all.shift()!
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    })
    return keys
  }
  const refused = (status: number, code: string) =>
    new Response(JSON.stringify({ status, code }), { status, headers: { 'Content-Type': 'application/problem+json' } })
  const taken = () => new Response('{"id":"m1"}', { status: 202, headers: { 'Content-Type': 'application/json' } })

  test('is the same message when no answer came, and another one after a refusal', async () => {
    const keys = answers(
      new TypeError('no line'),
      refused(409, 'request.in-progress'),
      refused(429, 'mass.everybody-today'),
      taken(),
    )
    const order = new MassOrder()
    for (let i = 0; i < 3; i++) await expect(order.send('wx1', text, everybody)).rejects.toBeInstanceOf(Problem)
    expect((await order.send('wx1', text, everybody)).id).toBe('m1')
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).toBe(keys[0])
    expect(keys[3]).not.toBe(keys[0])
  })
  test('is another message once something was changed or it was sent', async () => {
    const keys = answers(new TypeError('no line'), taken(), taken())
    const order = new MassOrder()
    await expect(order.send('wx1', text, everybody)).rejects.toBeInstanceOf(Problem)
    await order.send('wx1', { kind: 'TEXT', text: '来水' }, everybody)
    await order.send('wx1', { kind: 'TEXT', text: '来水' }, everybody)
    expect(new Set(keys).size).toBe(3)
  })
})
