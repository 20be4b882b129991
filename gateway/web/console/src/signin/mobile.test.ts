import { expect, it } from 'vitest'
import { mobileOf } from './mobile'

it.each([
  ['13800138001', '13800138001'],
  ['138 0013 8001', '13800138001'],
  ['+86 138-0013-8001', '13800138001'],
  ['008613800138001', '13800138001'],
  ['１３８００１３８００１', '13800138001'],
])('reads %s as a mobile', (typed, read) => {
  expect(mobileOf(typed)).toBe(read)
})

it.each(['', '1380013800', '138001380011', '12800138001', '0755-12345678', '8613800138'])(
  'does not take %s for one',
  (typed) => {
    expect(mobileOf(typed)).toBeUndefined()
  },
)
