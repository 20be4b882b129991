import { beforeAll, describe, expect, it } from 'vitest'
import { messages } from '../messages'
import { moment, span } from './times'

describe('Times', () => {
  beforeAll(() => messages.load('ui'))
  const now = new Date(2026, 10, 22, 16, 30)
  const said = (...at: [number, number, number, number, number]) => moment(new Date(...at).toISOString(), now)

  it('are said as people say them', () => {
    expect(said(2026, 10, 22, 10, 36)).toBe('今天 10:36')
    expect(said(2026, 10, 21, 18, 0)).toBe('昨天 18:00')
    expect(said(2026, 10, 23, 9, 5)).toBe('明天 09:05')
    expect(said(2026, 10, 19, 0, 10)).toBe('11月19日 00:10')
    expect(said(2025, 7, 19, 12, 0)).toBe('2025年8月19日')
  })
  it('to wait are said in seconds only where somebody counts them', () => {
    expect([1, 58.2, 119].map(span)).toEqual(['1 秒', '59 秒', '119 秒'])
    expect([120, 3601, 7199].map(span)).toEqual(['2 分钟', '61 分钟', '120 分钟'])
    expect([7200, 86_399].map(span)).toEqual(['2 小时', '24 小时'])
  })
})
