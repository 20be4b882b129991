import { describe, expect, it } from 'vitest'
import zh from '../app/messages/zh-CN.json'
import type { Exchange } from './api'
import { exchangeLine, lastFor, nameKey, took } from './words'

const exchange = (changes: Partial<Exchange>): Exchange => ({
  number: 1,
  at: '2026-11-22T08:00:00Z',
  fromPlatform: true,
  what: 'SendSms',
  address: '',
  request: '',
  answer: '',
  outcome: '200',
  failed: false,
  fault: '',
  millis: 1200,
  person: '',
  ...changes,
})
const said = (key: string) =>
  key
    .split('.')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], zh)

describe('The line under a phone', () => {
  it.each([
    [{}, 'ok', 'app.exchange.smsSent'],
    [{ fault: 'DELAY' }, 'warn', 'app.exchange.smsSent'],
    [{ what: '/cgi-bin/message/template/send', outcome: '45009', failed: true }, 'bad', 'app.exchange.callFailed'],
    [{ what: 'authorized', fromPlatform: false }, 'ok', 'app.exchange.pushOk'],
    [{ what: 'authorized', fromPlatform: false, outcome: 'dropped', failed: true }, 'warn', 'app.exchange.dropped'],
    [
      { what: 'authorized', fromPlatform: false, outcome: 'unreachable', failed: true },
      'bad',
      'app.exchange.unreachable',
    ],
  ])('says what the platform saw: %o', (changes, tone, key) => {
    expect(exchangeLine(exchange(changes))).toEqual({ tone, key })
    expect(said(key)).toBeTypeOf('string')
  })
  it('names calls by the end of their path', () => {
    expect(nameKey('/cgi-bin/component/api_query_auth')).toBe('queryAuth')
    expect(nameKey('/cgi-bin/user/get')).toBeUndefined()
  })
  it('is about the person, or about anything as long as nothing was', () => {
    const all = [exchange({ number: 3 }), exchange({ number: 2, person: 'p1' }), exchange({ number: 1, person: 'p2' })]
    expect(lastFor(all, 'p1')).toMatchObject({ own: true, exchange: { number: 2 } })
    expect(lastFor(all, 'p3')).toMatchObject({ own: false, exchange: { number: 3 } })
    expect(lastFor([], 'p1').exchange).toBeUndefined()
  })
  it('measures in what is easier to read', () => {
    expect([took(40), took(1240)].map((one) => one.values.n)).toEqual(['40', '1.2'])
  })
})
