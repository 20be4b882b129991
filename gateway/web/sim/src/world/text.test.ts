import { describe, expect, it } from 'vitest'
import { codeIn, maskedMobile, openable, pieces } from './text'

describe('The words of a message', () => {
  it('hold the links that WeChat knows, and plain addresses', () => {
    expect(pieces('请<a href="http://a.cn/x?a=1&amp;b=2">点这里</a>，或看 https://b.cn/y。')).toEqual([
      { text: '请' },
      { text: '点这里', href: 'http://a.cn/x?a=1&b=2' },
      { text: '，或看 ' },
      { text: 'https://b.cn/y', href: 'https://b.cn/y' },
      { text: '。' },
    ])
  })
  it('stay words when a link is no web page', () => {
    expect(pieces('<a href="javascript:alert(1)">点</a>')).toEqual([{ text: '点' }])
    expect(pieces('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>' }])
    expect(openable('data:text/html,x')).toBeUndefined()
  })
  it('show the code of a text and no longer number', () => {
    expect(codeIn('【滨江物业】640217 是您的验证码，5 分钟内有效。')).toBe('640217')
    expect(codeIn('请打 13800138001')).toBeUndefined()
  })
  it('hide the middle of a mobile', () => {
    expect(maskedMobile('13600002290')).toBe('136****2290')
  })
})
