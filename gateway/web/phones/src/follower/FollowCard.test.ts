import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import FollowCard from './FollowCard.vue'
import zh from './messages/zh-CN.json'
import { mayGoRound, signIn } from './session'

let told: object | undefined

async function card() {
  vi.stubGlobal('fetch', async () =>
    told ? Response.json(told) : Response.json({ title: 'away', status: 503 }, { status: 503 }),
  )
  const shown = mount(FollowCard, { global: { plugins: [i18n] } })
  await flushPromises()
  return shown
}

describe('Whoever came by a link or a printed code', () => {
  beforeAll(async () => {
    i18n.global.mergeLocaleMessage('zh-CN', { follower: zh })
    const token = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
    vi.stubGlobal('fetch', async () => Response.json({ accessToken: token, expiresIn: 1800 }))
    mayGoRound(sessionStorage, '', Date.now())
    history.replaceState(null, '', '/m/home?app=wx1#ticket=a.b')
    await signIn('/m/home?app=wx1')
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is shown the account by a picture to press, until they follow it', async () => {
    told = { name: '望江物业', following: false, followLink: 'http://weixin.qq.com/q/02abc' }
    const shown = await card()
    await vi.waitFor(() => expect(shown.text()).toContain('关注“望江物业”'))
    expect(shown.text()).toContain('长按二维码')
    expect(shown.find('img').attributes('src')).toMatch(/^data:image\/gif;base64,/)
    told = { name: '望江物业', following: true }
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(shown.text()).toBe(''))
  })

  it('is told its name where WeChat makes no code', async () => {
    told = { name: '望江物业', following: false }
    const shown = await card()
    await vi.waitFor(() => expect(shown.text()).toContain('在微信里搜索“望江物业”'))
    expect(shown.find('img').exists()).toBe(false)
  })

  it('is asked for nothing while it is not known whether they follow', async () => {
    told = { name: '望江物业' }
    expect((await card()).text()).toBe('')
    told = undefined
    expect((await card()).text()).toBe('')
  })
})
