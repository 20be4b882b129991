import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resident } from './resident'
import { followerId, mayGoRound, signIn } from './session'

const jwt = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const asked: Request[] = []
let answers: (() => Response)[]
const replaced = vi.fn()

/** Whether something goes on within a moment; what left for WeChat never does. */
const settles = (work: Promise<unknown>) =>
  Promise.race([work.then(() => true), new Promise((resume) => setTimeout(() => resume(false), 50))])

describe('Calling for a follower', () => {
  beforeEach(() => {
    sessionStorage.clear()
    asked.length = 0
    answers = []
    replaced.mockReset()
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request)
      return answers.shift()!()
    })
    vi.spyOn(location, 'replace').mockImplementation(replaced)
    window.name = 'phone-p1'
  })
  afterEach(() => vi.unstubAllGlobals())

  it('leaves for WeChat when the page has no ticket, and does not show itself meanwhile', async () => {
    expect(await settles(signIn('/m/verify?app=wx1'))).toBe(false)
    expect(replaced).toHaveBeenCalledWith('/api/auth/v1/follower-sign-ins?app=wx1&to=%2Fm%2Fverify%3Fapp%3Dwx1')
    expect(asked).toHaveLength(0)
  })

  it('redeems the ticket, takes it out of the address and keeps the token in memory only', async () => {
    mayGoRound(sessionStorage, 'phone-p1', Date.now())
    history.replaceState(null, '', '/m/home?app=wx1#ticket=a.b')
    answers = [() => json(200, { accessToken: jwt, expiresIn: 1800 }), () => json(200, { items: [] })]
    await signIn('/m/home?app=wx1')
    expect(location.hash).toBe('')
    expect(await asked[0]!.json()).toEqual({ ticket: 'a.b' })
    expect(followerId()).toBe('wx1.oMe')
    expect(sessionStorage).toHaveLength(0) // a round that ended well does not count against the next
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(jwt)

    expect((await resident.GET('/api/resident/v1/my/homes')).data).toEqual({ items: [] })
    expect(asked[1]!.headers.get('Authorization')).toBe(`Bearer ${jwt}`)
  })

  it('goes round once more when the token is refused, and comes back to the same page', async () => {
    history.replaceState(null, '', '/m/verify/mobile?app=wx1')
    answers = [() => json(401, { code: 'http.401' })]
    const body = { name: '陈桂芳', mobile: '13800006071', smsCode: '123456' }
    expect(await settles(resident.POST('/api/resident/v1/my/verifications', { body }))).toBe(false)
    expect(replaced).toHaveBeenCalledWith(
      '/api/auth/v1/follower-sign-ins?app=wx1&to=%2Fm%2Fverify%2Fmobile%3Fapp%3Dwx1',
    )
  })
})
