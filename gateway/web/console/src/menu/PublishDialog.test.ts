import { mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import type { Account } from '@/followers/followers'
import ui from '@/ui/messages/zh-CN.json'
import zh from './messages/zh-CN.json'
import PublishDialog from './PublishDialog.vue'

const account = (appId: string, name: string) => ({ appId, name, usable: true, authorized: true }) as Account
const job = (state: string, done: number) => ({ id: 'j1', state, done, total: 2 })
const item = (appId: string, published: boolean) => ({ appId, published, code: published ? 0 : 45009, differences: [] })

describe('A menu on its way to several accounts', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { menu: zh, ui })
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1', name: '陈立' } } as SignedIn)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is asked for until each account has said what became of it, also over a line that was broken for a while', async () => {
    const told: (() => Response)[] = [
      () => Response.json({ job: job('RUNNING', 1), items: [item('wx1', true)] }),
      () => new Response('away', { status: 503 }),
      () => {
        throw new TypeError('broken line')
      },
      () => Response.json({ job: job('DONE', 2), items: [item('wx1', true), item('wx2', false)] }),
    ]
    let sent = 0
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'POST') sent++
      return told.shift()!()
    })
    const dialog = mount(PublishDialog, {
      props: {
        appId: 'wx1',
        etag: '"1"',
        accounts: [account('wx1', '万家星城'), account('wx2', '滨江')],
        differences: [],
      },
      global: {
        plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]],
        stubs: {
          'el-dialog': { template: '<div><slot /><slot name="footer" /></div>' },
          'el-button': { template: '<button><slot /></button>' },
          'el-checkbox': { template: '<label><slot /></label>' },
          RouterLink: true,
        },
      },
    })
    await dialog.findAll('button')[1]!.trigger('click')
    await vi.waitFor(() => expect(dialog.text()).toContain(zh.publish.failed), { timeout: 10_000 })
    expect(dialog.text()).toContain(zh.publish.done)
    expect(dialog.find('[role=alert]').exists()).toBe(false)
    expect(sent).toBe(1)
    dialog.unmount()
  })
})
