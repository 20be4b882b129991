import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { mayGoRound, signIn } from '../follower/session'
import ui from '../ui/messages/zh-CN.json'
import ConfirmPerson from './ConfirmPerson.vue'
import zh from './messages/zh-CN.json'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:path(.*)*', component: { template: '<i />' } }],
})

const asked = (state: string) => ({
  id: 'a1',
  roomId: 'r1',
  address: '1栋1单元101',
  name: '吴租客',
  identity: 'TENANT',
  state,
  createdAt: '2026-11-28T08:00:00Z',
})

async function page(answer: (request: Request) => Response) {
  vi.stubGlobal('fetch', async (request: Request) => answer(request))
  const wrapper = mount(ConfirmPerson, {
    props: { id: 'a1' },
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
  return wrapper
}

describe("An owner's confirmation", () => {
  beforeAll(async () => {
    i18n.global.mergeLocaleMessage('zh-CN', { homes: zh, ui })
    const token = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
    vi.stubGlobal('fetch', async () => Response.json({ accessToken: token, expiresIn: 1800 }))
    mayGoRound(sessionStorage, '', Date.now())
    history.replaceState(null, '', '/m/confirm/a1?app=wx1#ticket=a.b')
    await signIn('/m/confirm/a1?app=wx1')
  })
  afterEach(() => vi.unstubAllGlobals())

  it('says that the office has it now when nobody confirmed in time', async () => {
    const shown = await page(() => Response.json(asked('WAITING_FOR_REVIEW')))
    await vi.waitFor(() => expect(shown.text()).toContain('已转给物业核实'))
    expect(shown.text()).not.toContain('是，同意')
  })

  it('does not say that three days went by when the office took it before they were over', async () => {
    const shown = await page(() => Response.json({ ...asked('WAITING_FOR_REVIEW'), until: '2026-12-01T08:00:00Z' }))
    await vi.waitFor(() => expect(shown.text()).toContain('已转给物业核实'))
    expect(shown.text()).not.toContain('3 天内没有确认')
  })

  it('says who was quicker when it was decided while the owner looked at it', async () => {
    let state = 'WAITING_FOR_OWNER'
    const shown = await page((request) =>
      request.method === 'POST'
        ? Response.json({ title: 'Conflict', status: 409, code: 'verification.not-pending' }, { status: 409 })
        : Response.json(asked(state)),
    )
    await vi.waitFor(() => expect(shown.text()).toContain('吴租客是您的租客吗？'))
    state = 'APPROVED'
    await shown.findAll('button').at(-1)!.trigger('click')
    await vi.waitFor(() => expect(shown.text()).toContain('已登记为租客'))
  })

  it('tells nothing of an application that is not asked of this owner', async () => {
    const shown = await page(() => Response.json({ title: 'Not Found', status: 404 }, { status: 404 }))
    await vi.waitFor(() => expect(shown.text()).toContain('这次申请已经处理过了'))
  })
})
