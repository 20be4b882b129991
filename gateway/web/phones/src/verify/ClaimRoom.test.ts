import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { mayGoRound, signIn } from '../follower/session'
import ui from '../ui/messages/zh-CN.json'
import ClaimRoom from './ClaimRoom.vue'
import zh from './messages/zh-CN.json'

const room = { roomId: 'r1', communityId: 'c1', community: '望江苑', address: '1栋1单元101' }
const home = { id: 'h1', roomId: 'r1', names: ['1栋', '1单元', '101'], identity: 'OWNER', people: [] }
const applied = (state: string, roomId = 'r1') => ({ id: 'a1', roomId, names: ['101'], identity: 'OWNER', state })

async function scan(homes: object[], applications: object[]) {
  vi.stubGlobal('fetch', async ({ url }: Request) =>
    Response.json(url.includes('/claims/') ? room : { items: url.includes('/homes') ? homes : applications }),
  )
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: { template: '<i />' } }],
  })
  const page = mount(ClaimRoom, {
    props: { code: 'CODE' },
    global: {
      plugins: [i18n, router],
      stubs: {
        'van-button': { template: '<button><slot /></button>' },
        'van-icon': true,
        ActionBar: { template: '<div><slot /></div>' },
      },
    },
  })
  await flushPromises()
  return { page, router }
}

describe('A scanned room code', () => {
  beforeAll(async () => {
    i18n.global.mergeLocaleMessage('zh-CN', { verify: zh, ui })
    const token = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
    vi.stubGlobal('fetch', async () => Response.json({ accessToken: token, expiresIn: 1800 }))
    mayGoRound(sessionStorage, '', Date.now())
    history.replaceState(null, '', '/m/claim/CODE?app=wx1#ticket=a.b')
    await signIn('/m/claim/CODE?app=wx1')
  })
  afterEach(() => vi.unstubAllGlobals())

  it('asks whether it is the home of whoever has nothing to do with it yet', async () => {
    const { page } = await scan([{ ...home, roomId: 'r2' }], [applied('REJECTED'), applied('WAITING_FOR_REVIEW', 'r2')])
    await vi.waitFor(() => expect(page.text()).toContain('这是您家吗？'))
  })

  it('leads whoever is verified there to the home instead of through the steps and a text again', async () => {
    const { page, router } = await scan([home], [applied('APPROVED')])
    await vi.waitFor(() => expect(page.text()).toContain('这一户您已经认证'))
    expect(page.text()).not.toContain('这是您家吗？')
    await page.find('button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/home/h1')
  })

  it('leads whoever waits for a decision to the application', async () => {
    const { page, router } = await scan([], [applied('MORE_NEEDED')])
    await vi.waitFor(() => expect(page.text()).toContain('您已经提交过'))
    await page.find('button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/verify/a1')
  })
})
