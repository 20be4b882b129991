import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import zh from './messages/zh-CN.json'
import en from './messages/en.json'
import { day, duration, moment, number, percent, size } from './format'

const NOW = new Date('2026-11-24T00:20:00Z') // 08:20 in Shanghai

describe('Times as the office says them', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { ui: zh })
    i18n.global.mergeLocaleMessage('en', { ui: en })
  })

  it.each([
    ['2026-11-23T23:52:00Z', '今天 07:52'],
    ['2026-11-23T10:00:00Z', '昨天 18:00'],
    ['2026-11-22T16:00:00Z', '昨天 00:00'],
    ['2026-11-20T02:00:00Z', '11-20 10:00'],
    ['2025-08-18T16:30:00Z', '2025-08-19'],
    ['2025-12-31T15:59:00Z', '2025-12-31'],
  ])('%s is %s', (at, said) => {
    expect(moment(at, NOW)).toBe(said)
  })

  it('counts days where the office is, not where the browser is', () => {
    expect(day('2026-11-23T16:00:00Z')).toBe('2026-11-24')
    expect(day('2026-11-23')).toBe('2026-11-23')
  })

  it('says the same in English', () => {
    i18n.global.locale.value = 'en'
    expect(moment('2026-11-23T23:52:00Z', NOW)).toBe('Today 07:52')
    expect(moment('2026-11-20T02:00:00Z', NOW)).toBe('20 Nov 10:00')
    expect(moment('2025-08-18T16:30:00Z', NOW)).toBe('19 Aug 2025')
    expect(duration(7500)).toBe('2 h 5 min')
    i18n.global.locale.value = 'zh-CN'
  })
})

describe('Figures', () => {
  it('have commas, one decimal, and units one can read', () => {
    expect(number(5208)).toBe('5,208')
    expect(percent(1679, 2946)).toBe('57.0%')
    expect(percent(0, 0)).toBe('0.0%')
    expect([5.6, 59.6, 170, 7200].map(duration)).toEqual(['6 秒', '1 分钟', '3 分钟', '2 小时'])
    expect([3590, 7190].map(duration)).toEqual(['1 小时', '2 小时'])
    expect([812, 831_488, 3_565_158].map(size)).toEqual(['812 B', '812 KB', '3.4 MB'])
  })
})
