import { describe, expect, it } from 'vitest'
import { codeDigits, mobileDigits } from './digits'

describe('Digits', () => {
  it.each([
    '13800138000',
    '+86 138 0013 8000',
    '86-138-0013-8000',
    '0086 13800138000',
    '１３８００１３８０００',
    '138001380009',
  ])('of a mobile are those eleven, filled in as %s', (typed) => expect(mobileDigits(typed)).toBe('13800138000'))

  it('stay as they are while somebody types', () => {
    expect(['1', '138', '1380', '86', '8'].map(mobileDigits)).toEqual(['1', '138', '1380', '86', '8'])
  })

  it('of a code are six, with whatever was copied beside them', () => {
    expect(codeDigits(' 123 456')).toBe('123456')
    expect(codeDigits('验证码：123456')).toBe('123456')
  })
})
