import { expect, it } from 'vitest'
import { isIdNumber } from './idNumber'

it.each([
  '11010519491231002X',
  '110105 19491231 002x',
  'E12345678',
  'EA1234567',
  'C01X00T47',
  'H12345678',
  '830000199201010022',
])('The number of a document is taken: %s', (typed) => expect(isIdNumber(typed)).toBe(true))

it.each(['', '12345', 'ABCDEFGH', '1101051949123100', '11010519491231002', '1101051949123100211'])(
  'A number that is not finished is not: %s',
  (typed) => expect(isIdNumber(typed)).toBe(false),
)
