import { mount, RouterLinkStub } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '../ui/messages/zh-CN.json'
import HealthPage from './HealthPage.vue'
import zh from './messages/zh-CN.json'

const account = (more: object) => ({
  appId: 'wx1',
  name: '滨江万家星城',
  state: 'GOOD',
  authorized: true,
  authorityAnswered: true,
  certified: true,
  following: 12,
  needs: [],
  refusals: [],
  findings: [],
  clearancesLeft: 10,
  ...more,
})

function page(one: object) {
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const path = new URL(typeof request === 'string' ? request : request.url, location.origin).pathname
    return Response.json({ items: path.endsWith('/account-health') ? [one] : [] })
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return mount(HealthPage, {
    global: {
      plugins: [i18n, [VueQueryPlugin, { queryClient }]],
      stubs: {
        RouterLink: RouterLinkStub,
        'el-button': { template: '<button><slot /></button>' },
        ConfirmDialog: true,
        NoticeTemplateForm: true,
      },
    },
  })
}

describe('The health of accounts', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { health: zh, ui })
    const operator = { id: 'o1', name: '陈立', roles: [] as string[] }
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator } as SignedIn)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is said to be good only where everything could be asked for', async () => {
    const good = page(account({ ticketAt: new Date().toISOString() }))
    await vi.waitFor(() => expect(good.text()).toContain(zh.fine))
    good.unmount()
    const unsure = page(account({ state: 'UNKNOWN', authorityAnswered: false, certified: false }))
    await vi.waitFor(() => expect(unsure.text()).toContain(zh.unsure))
    expect(unsure.text()).not.toContain(zh.fine)
    expect(unsure.text()).toContain(zh.unknown)
    unsure.unmount()
  })

  it('leads from what is to be mended below to where it is mended', async () => {
    const finding = { code: 'notice-template-missing', severity: 'WARN', who: 'OFFICE', detail: '' }
    const shown = page(account({ state: 'WARN', findings: [finding] }))
    await vi.waitFor(() => expect(shown.find('.todo button').exists()).toBe(true))
    expect(shown.text()).not.toContain(zh.errors)
    await shown.find('.todo button').trigger('click')
    await vi.waitFor(() => expect(shown.text()).toContain(zh.errors))
    shown.unmount()
  })

  it('says of ticket and token that never came only what was asked for', async () => {
    const unsure = page(
      account({ state: 'UNKNOWN', authorityAnswered: false, lastCallbackAt: new Date().toISOString() }),
    )
    await vi.waitFor(() => expect(unsure.text()).toContain(zh.state.UNKNOWN))
    expect(unsure.find('tbody').text()).not.toContain(zh.never)
    unsure.unmount()
  })
})
