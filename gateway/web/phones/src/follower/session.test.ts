import { beforeEach, describe, expect, it } from 'vitest'
import { appIn, mayGoRound, roundTo, subjectOf, ticketIn } from './session'

describe('Signing a follower in', () => {
  beforeEach(() => sessionStorage.clear())

  it('finds the ticket in the fragment and nothing else', () => {
    expect(ticketIn('#ticket=0190ab.Zx_9-Q')).toBe('0190ab.Zx_9-Q')
    expect(ticketIn('#ticket=')).toBeUndefined()
    expect(ticketIn('#top')).toBeUndefined()
    expect(ticketIn('')).toBeUndefined()
  })

  it('reads whose token it is', () => {
    const payload = btoa(JSON.stringify({ sub: 'wx1.o_Ab-1' }))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
    expect(subjectOf(`e30.${payload}.sig`)).toBe('wx1.o_Ab-1')
  })

  it('begins the round with the account and the page to come back to', () => {
    expect(roundTo('wx1', '/m/verify?app=wx1&room=a')).toBe(
      '/api/auth/v1/follower-sign-ins?app=wx1&to=%2Fm%2Fverify%3Fapp%3Dwx1%26room%3Da',
    )
    expect(appIn('?a=1&app=wx2')).toBe('wx2')
    expect(appIn('')).toBe('')
  })

  it('gives up after a few rounds in a row, for each phone by itself, and may begin again later', () => {
    const rounds = (phone: string, at: number) => mayGoRound(sessionStorage, phone, at)
    expect([rounds('p1', 0), rounds('p1', 1), rounds('p1', 2), rounds('p1', 3)]).toEqual([true, true, true, false])
    expect(rounds('p2', 3)).toBe(true)
    expect(rounds('p1', 4)).toBe(true)
    expect([rounds('p3', 0), rounds('p3', 1), rounds('p3', 2), rounds('p3', 60_000)]).toEqual([true, true, true, true])
  })
})
