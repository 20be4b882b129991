import { expect, it } from 'vitest'
import { keepTarget, takeTarget } from './target'

it.each([
  ['/people/residents?q=%E7%8E%8B', '/people/residents?q=%E7%8E%8B'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/sign-in', '/'],
])('who wanted %s is led to %s', (wanted, led) => {
  keepTarget(wanted)
  expect(takeTarget()).toBe(led)
  expect(takeTarget()).toBe('/')
})
