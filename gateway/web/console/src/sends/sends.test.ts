import { describe, expect, test } from 'vitest'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'
import { byTemplate, deletable, ended, question, reason, type Sent } from './sends'

const sent = (change: Partial<Sent>): Sent => ({
  id: 'm1',
  appId: 'wx1',
  channel: 'MASS',
  type: 'TEXT',
  audience: 'EVERYBODY',
  state: 'FAILED',
  plannedAt: '2026-11-28T08:00:00Z',
  ...change,
})

describe('what was sent', () => {
  test('asks for both states of what still goes on', () => {
    expect(question({ state: 'running' }).state).toEqual(['PLANNED', 'SENDING'])
  })
  test('an unknown value in the address asks for everything', () => {
    expect(question({ state: 'lost', channel: 'PIGEON' })).toEqual({
      appId: undefined,
      channel: undefined,
      state: undefined,
    })
  })
  test("the receipt's word goes before the accepted call's code", () => {
    expect(reason(sent({ code: 0, status: 'err(10001)' }))).toBe('err10001')
    expect(reason(sent({ code: 0, status: 'send fail' }))).toBe('sendFail')
    expect(reason(sent({ channel: 'TEMPLATE', code: 0, status: 'failed:user block' }))).toBe('userBlock')
    expect(reason(sent({ channel: 'TEMPLATE', code: 0, status: 'failed: system failed' }))).toBe('systemFailed')
  })
  test('a mass message that reached nobody says whether anybody was left to get it', () => {
    expect(reason(sent({ status: 'send success', filtered: 0, sent: 0 }))).toBe('nobodyLeft')
    expect(reason(sent({ status: 'send success', filtered: 8, sent: 0 }))).toBe('nobodyGot')
  })
  test('what arrived has no reason', () => {
    expect(reason(sent({ state: 'DELIVERED', code: 0, status: 'send success', sent: 8 }))).toBeUndefined()
    expect(reason(sent({ state: 'DELIVERED', channel: 'TEMPLATE', code: 0, status: 'success' }))).toBeUndefined()
  })
  test('nothing more is waited for once it failed, or where WeChat tells no more', () => {
    expect(ended(sent({ state: 'FAILED' }))).toBe(true)
    expect(ended(sent({ channel: 'CUSTOMER_SERVICE', state: 'ACCEPTED' }))).toBe(true)
    expect(ended(sent({ channel: 'TEMPLATE', state: 'ACCEPTED' }))).toBe(false)
  })
  test('who was silent for 48 hours is reached by a notice template, and only then is one proposed', () => {
    expect(byTemplate(sent({ code: 45015 }))).toBe(true)
    expect(byTemplate(sent({ code: 43004 }))).toBe(false)
  })
  test('only news and videos to many can be taken back', () => {
    expect(deletable(sent({ type: 'NEWS', state: 'DELIVERED' }))).toBe(true)
    expect(deletable(sent({ type: 'TEXT', state: 'DELIVERED' }))).toBe(false)
    expect(deletable(sent({ type: 'NEWS', state: 'FAILED' }))).toBe(false)
  })
  test('every reason says what happened and what to do, in both languages', () => {
    expect(Object.keys(en.why)).toEqual(Object.keys(zh.why))
    for (const text of [...Object.values(zh.why), ...Object.values(en.why)]) {
      expect(text.what).not.toBe('')
      expect(text.how).not.toBe('')
    }
  })
})
