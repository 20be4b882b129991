import { describe, expect, it } from 'vitest'
import type { Fault } from './api'
import { delayOf, errorOf, ofToggle } from './faults'

const fault = (changes: Partial<Fault>): Fault => ({
  id: 'f1',
  kind: 'DELAY',
  path: '',
  code: '',
  message: '',
  delayMs: 0,
  perMinute: 0,
  left: 0,
  applied: 0,
  ...changes,
})

describe('The switches show what is on', () => {
  it('however it was switched on', () => {
    const faults = [
      fault({ delayMs: 6000 }),
      fault({ kind: 'ERROR', path: 'api.weixin.qq.com', code: '45009', left: 2 }),
    ]
    expect(delayOf(faults)).toBe(6000)
    expect(errorOf(faults)?.choice.id).toBe('api.weixin.qq.com 45009')
  })
  it('and leave alone what a test has narrowed to one path', () => {
    const narrow = [
      fault({ kind: 'CALLBACK_DROP', path: 'authorized' }),
      fault({ kind: 'ERROR', path: '/sns', code: '-1' }),
    ]
    expect(ofToggle(narrow, 'CALLBACK_DROP')).toBeUndefined()
    expect(errorOf(narrow)).toBeUndefined()
  })
  it('for one account apart from all', () => {
    const one = [fault({ kind: 'CALLBACK_DROP', path: 'wxa1b2c3d4e5f60001' })]
    expect(ofToggle(one, 'CALLBACK_DROP', 'wxa1b2c3d4e5f60001')).toBeDefined()
    expect(ofToggle(one, 'CALLBACK_DROP')).toBeUndefined()
  })
  it('tells a refused number from a refused call', () => {
    const refused = fault({
      kind: 'NUMBER_REFUSED',
      path: 'sms.tencentcloudapi.com',
      code: 'LimitExceeded.PhoneNumberDailyLimit',
    })
    expect(errorOf([refused])?.choice.kind).toBe('NUMBER_REFUSED')
    expect(errorOf([{ ...refused, kind: 'ERROR' }])).toBeUndefined()
  })
})
