import { expect, test } from 'vitest'
import { guessed, type Source } from './notices'

const words: Source[] = ['TITLE', 'TEXT', 'TIME', 'ACCOUNT']

test('title and text come first, times where only times stand, the name in what is left', () => {
  expect(
    guessed([
      { key: 'thing1', choices: words },
      { key: 'time1', choices: ['TIME'] },
      { key: 'thing2', choices: words },
      { key: 'thing3', choices: words },
      { key: 'thing4', choices: words },
    ]),
  ).toEqual({ thing1: 'TITLE', time1: 'TIME', thing2: 'TEXT', thing3: 'ACCOUNT', thing4: 'ACCOUNT' })
})

test('a line that holds nothing of a notice is left open', () => {
  expect(guessed([{ key: 'amount1', choices: [] }])).toEqual({})
})
