import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { mayGoRound, signIn } from '../follower/session'
import ui from '../ui/messages/zh-CN.json'
import HomeRoom from './HomeRoom.vue'
import HomeRooms from './HomeRooms.vue'
import zh from './messages/zh-CN.json'

const tenant = { id: 'p1', name: '吴租客', identity: 'TENANT', since: '2026-11-01T00:00:00Z', canEnd: true }
const home = (id: string, address: string) => ({
  id,
  communityId: 'c1',
  communityName: '望江苑',
  roomId: `room-${id}`,
  names: ['1栋', '1单元', address.slice(-3)],
  address,
  identity: 'OWNER',
  isDefault: id === 'h1',
  since: '2026-10-01T00:00:00Z',
  canInvite: true,
  people: id === 'h1' ? [tenant] : [],
})

/** Two homes, as the service tells them after what was asked of it. */
function service() {
  let mine = [home('h1', '1栋1单元101'), home('h2', '1栋1单元102')]
  return async ({ method, url }: Request) => {
    if (method === 'POST' && url.includes('/unbinding')) {
      mine = mine.filter(({ id }) => !url.includes(`/homes/${id}/`))
      return new Response(null, { status: 204 })
    }
    if (method === 'POST') {
      mine = mine.map((one) => ({ ...one, people: [] }))
      return Response.json(mine[0])
    }
    return Response.json({ items: url.includes('/homes') ? mine : [] })
  }
}

async function open(path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/home', component: HomeRooms },
      { path: '/home/:id', component: HomeRoom, props: true },
      { path: '/:path(.*)*', component: { template: '<i />' } },
    ],
  })
  await router.push(path)
  const page = mount(RouterView, {
    attachTo: document.body,
    global: {
      plugins: [i18n, router],
      stubs: {
        'van-button': { template: '<button><slot /></button>' },
        'van-icon': true,
        ActionBar: { template: '<div><slot /></div>' },
        BottomSheet: { props: ['show'], template: '<div v-if="show" role="dialog"><slot /></div>' },
      },
    },
  })
  await flushPromises()
  return { page, router }
}

const press = async (page: VueWrapper, name: string, within = '') => {
  const button = page.findAll(`${within} button`).find((one) => one.text() === name)
  expect(button, name).toBeDefined()
  await button!.trigger('click')
  await flushPromises()
}
const said = (page: VueWrapper) => page.get('[role=status]')

describe('Who parts from a home', () => {
  beforeAll(async () => {
    i18n.global.mergeLocaleMessage('zh-CN', { homes: zh, ui })
    const token = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
    vi.stubGlobal('fetch', async () => Response.json({ accessToken: token, expiresIn: 1800 }))
    mayGoRound(sessionStorage, '', Date.now())
    history.replaceState(null, '', '/m/home?app=wx1#ticket=a.b')
    await signIn('/m/home?app=wx1')
  })
  beforeEach(() => vi.stubGlobal('fetch', service()))
  afterEach(() => {
    document.body.innerHTML = ''
    vi.unstubAllGlobals()
  })

  it('is told on the list that follows, once, and the words have the focus', async () => {
    const { page, router } = await open('/home/h1')
    await press(page, zh.leave)
    await press(page, zh.leaveVerb, '[role=dialog]')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/home'))
    await vi.waitFor(() => expect(said(page).text()).toBe('已解除和 1栋1单元101 的关系，您不再收到这一户的通知'))
    expect(document.activeElement).toBe(said(page).element)
    await router.push('/home/h2')
    await flushPromises()
    await router.push('/home')
    await flushPromises()
    expect(said(page).text()).toBe('')
  })

  it('is told nothing of the kind when the service did not do it', async () => {
    const whole = service()
    vi.stubGlobal('fetch', async (request: Request) =>
      request.method === 'POST' ? new Response('away', { status: 503 }) : whole(request),
    )
    const { page, router } = await open('/home/h1')
    await press(page, zh.leave)
    await press(page, zh.leaveVerb, '[role=dialog]')
    expect(router.currentRoute.value.path).toBe('/home/h1')
    expect(page.get('[role=dialog] [role=alert]').text()).not.toBe('')
    expect(said(page).text()).toBe('')
  })

  it('sees what is so where a tenancy had ended already, on another phone or without an answer', async () => {
    const whole = service()
    const { page } = await open('/home/h1')
    await press(page, zh.endTenancy)
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'GET') return whole(request)
      await whole(request)
      return Response.json({ title: 'Not Found', status: 404, code: 'record.not-found' }, { status: 404 })
    })
    await press(page, zh.endTenancy, '[role=dialog]')
    await vi.waitFor(() => expect(page.find('[role=dialog]').exists()).toBe(false))
    expect(page.text()).not.toContain(tenant.name)
    expect(page.find('[role=alert]').exists()).toBe(false)
  })

  it('hears whose tenancy has ended, where it was ended', async () => {
    const { page } = await open('/home/h1')
    await press(page, zh.endTenancy)
    await press(page, zh.endTenancy, '[role=dialog]')
    await vi.waitFor(() => expect(said(page).text()).toBe('吴租客已不再登记在这一户'))
    expect(document.activeElement).toBe(said(page).element)
    expect(page.text()).not.toContain(zh.endTenancy)
  })
})
