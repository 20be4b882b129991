import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
// The page fetches it later: fetched before, so that no fetch outlives the tests.
import '@/coverage/CoveragePanel.vue'
import HomePage from './HomePage.vue'
import zh from './messages/zh-CN.json'

let answers: Record<string, unknown>

function page() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return mount(HomePage, {
    global: {
      plugins: [i18n, createPinia(), [VueQueryPlugin, { queryClient }]],
      stubs: { RouterLink: RouterLinkStub, CoveragePanel: true },
    },
  })
}

describe('The home page', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { home: zh })
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1', name: '陈立' } } as SignedIn)
  })
  beforeEach(() => {
    answers = {
      '/api/resident/v1/communities': { items: [] },
      '/api/resident/v1/verifications/counts': { waiting: 0 },
      '/api/auth/v1/accounts': [],
      '/api/import/v1/imports': { items: [] },
    }
    vi.stubGlobal('fetch', async (request: Request | string) => {
      const path = new URL(typeof request === 'string' ? request : request.url, location.origin).pathname
      return path in answers ? Response.json(answers[path]) : new Response('away', { status: 503 })
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    ['imports', '/api/import/v1/imports'],
    ['applications', '/api/resident/v1/verifications/counts'],
    ['accounts', '/api/auth/v1/accounts'],
  ])('says that what is to do is not known while the service of %s is away', async (_what, path) => {
    delete answers[path]
    const home = page()
    await vi.waitFor(() => expect(home.text()).toContain(zh.todo.unknown))
    expect(home.text()).not.toContain(zh.todo.nothing)
    home.unmount()
  })

  it('says that nothing is to do only once the services have said so', async () => {
    const home = page()
    await flushPromises()
    await vi.waitFor(() => expect(home.text()).toContain(zh.todo.nothing))
    expect(home.text()).not.toContain(zh.todo.unknown)
    home.unmount()
  })

  it('counts no communities while their service is away', async () => {
    delete answers['/api/resident/v1/communities']
    const home = page()
    await vi.waitFor(() => expect(home.text()).toContain(zh.failed))
    expect(home.text()).not.toContain(`${zh.figures.communities} 0`)
    expect(home.text()).not.toContain(`${zh.figures.communities}0`)
    home.unmount()
  })

  it('leads to the applications that wait, however many other services are away', async () => {
    answers = { '/api/resident/v1/verifications/counts': { waiting: 3 } }
    const home = page()
    await vi.waitFor(() => expect(home.text()).toContain(zh.todo.review))
    const link = home.findAllComponents(RouterLinkStub).find((one) => one.props('to') === '/people/verifications')
    expect(link?.attributes('aria-label')).toBe(`${zh.todo.reviewAct} ${zh.todo.review}`)
    home.unmount()
  })

  it.each([
    ['as the check of its health does', { items: [{ appId: 'wx1', state: 'WARN' }] }, zh.account.state.WARN],
    ['as not known while nobody can check it', undefined, zh.account.state.UNKNOWN],
  ])('shows an account whose authorization is in order %s', async (_how, checked, shown) => {
    answers['/api/auth/v1/accounts'] = [
      { appId: 'wx1', name: '万家', authorized: true, certifiedServiceAccount: true, missingScopes: [] },
    ]
    if (checked) answers['/api/wechat/v1/account-health'] = checked
    const home = page()
    await vi.waitFor(() => expect(home.text()).toContain(shown))
    expect(home.text()).not.toContain(zh.account.state.GOOD)
    home.unmount()
  })
})
