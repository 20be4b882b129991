import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { holdThePhone, open, putDown, refusal } from '../testing'
import AcceptInvitation from './AcceptInvitation.vue'
import HomeInvite from './HomeInvite.vue'

const home = {
  id: 'h1',
  communityId: 'c1',
  communityName: '望江苑',
  names: ['1栋', '101'],
  identity: 'OWNER',
  people: [],
}
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

describe('Invitations', () => {
  beforeAll(() => holdThePhone('homes', 'verify'))
  afterEach(putDown)

  it('that an owner makes anew end those before, and the page says so only then', async () => {
    const asked: object[] = []
    let away = false
    const { shown } = await open(HomeInvite, { id: 'h1' }, async (request) => {
      if (request.method === 'GET') return Response.json({ items: [home] })
      if (away) return new Response('away', { status: 503 })
      asked.push((await request.json()) as object)
      return Response.json({ id: 'i', identity: 'FAMILY', token: `t${asked.length}`, expiresAt: tomorrow() })
    })
    const renew = shown.findAll('button').find((one) => one.text() === '换一张')!
    away = true
    await renew.trigger('click')
    await flushPromises()
    expect(shown.text()).not.toContain('之前的不能再用')
    expect(document.activeElement).toBe(shown.get('[role=alert]').element)
    away = false
    await renew.trigger('click')
    await flushPromises()
    expect(shown.text()).toContain('之前的不能再用')
    expect(asked).toEqual([
      { identity: 'FAMILY', anew: false },
      { identity: 'FAMILY', anew: true },
    ])
  })

  it('that are opened again by who lives there now lead home, and do not ask for another', async () => {
    const { shown, router } = await open(AcceptInvitation, { token: 't' }, () =>
      refusal(409, 'verification.already-verified'),
    )
    expect(shown.text()).toContain('says verification.already-verified')
    expect(shown.text()).not.toContain('请家人再发一次')
    await shown.get('button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/home')
  })

  it('that are over say so to everybody else', async () => {
    const { shown } = await open(AcceptInvitation, { token: 't' }, () => refusal(410, 'verification.invitation-over'))
    expect(shown.text()).toContain('这个邀请已失效')
  })
})
