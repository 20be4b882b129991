import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage, Exchange, World } from './api'
import { apply, emptyWorld } from './world'

const message = (number: number, text = ''): ChatMessage =>
  ({ number, personId: 'p1', app: 'WECHAT', chat: 'c', from: 'c', text, title: '' }) as ChatMessage
const exchange = (number: number): Exchange => ({ number, what: 'x' }) as Exchange

describe('The world follows the live stream', () => {
  let world: World
  beforeEach(() => (world = emptyWorld()))

  it('takes a whole world in place of what it knew', () => {
    apply(world, 'messages', message(1))
    apply(world, 'world', { ...emptyWorld(), messages: [message(7)] })
    expect(world.messages.map((one) => one.number)).toEqual([7])
  })
  it('puts new messages last and new exchanges first', () => {
    for (const number of [1, 2]) {
      apply(world, 'messages', message(number))
      apply(world, 'exchanges', exchange(number))
    }
    expect(world.messages.map((one) => one.number)).toEqual([1, 2])
    expect(world.exchanges.map((one) => one.number)).toEqual([2, 1])
  })
  it('replaces an item that is told twice, where it stood', () => {
    for (const number of [1, 2, 3]) apply(world, 'messages', message(number))
    apply(world, 'messages', message(2, 'anew'))
    expect(world.messages.map((one) => one.text)).toEqual(['', 'anew', ''])
  })
  it('replaces the other parts as a whole and passes over what it does not know', () => {
    apply(world, 'persons', [{ id: 'p9' }])
    apply(world, 'later', [1])
    expect(world.persons).toHaveLength(1)
    expect(Object.keys(world)).not.toContain('later')
  })
  it('keeps no more exchanges than the simulators do', () => {
    for (let number = 1; number <= 205; number++) apply(world, 'exchanges', exchange(number))
    expect(world.exchanges).toHaveLength(200)
    expect(world.exchanges[0]?.number).toBe(205)
  })
  it('shows a push that is tried again and again as one line', () => {
    const push = { what: 'ticket', fromPlatform: false, failed: true, outcome: 'unreachable' }
    for (const number of [1, 2, 3]) apply(world, 'exchanges', { ...exchange(number), ...push })
    apply(world, 'exchanges', { ...exchange(4), ...push, failed: false, outcome: '200' })
    expect(world.exchanges.map((one) => one.number)).toEqual([4, 3])
  })
})
