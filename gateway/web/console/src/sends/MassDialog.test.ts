import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import ElementPlus from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import MassDialog from './MassDialog.vue'
import zh from './messages/zh-CN.json'

const account = { appId: 'wx1', name: '万家星城', usable: true, authorized: true, following: 9 }

async function open() {
  const closed = vi.fn()
  const Page = { components: { MassDialog }, template: '<MassDialog @close="closed" />', setup: () => ({ closed }) }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/sends', component: Page },
      { path: '/people/followers', component: { template: '<p />' } },
    ],
  })
  await router.push('/people/followers')
  await router.push('/sends')
  const page = mount(RouterView, {
    attachTo: document.body,
    global: {
      plugins: [i18n, createPinia(), [VueQueryPlugin, { queryClient: new QueryClient() }], router, ElementPlus],
    },
  })
  const dialog = () => page.getComponent(MassDialog)
  await vi.waitFor(() => expect(document.querySelector('.el-dialog .form')).not.toBeNull())
  const write = async (text: string) => {
    const kinds = [...document.querySelectorAll('.el-dialog .choice label')]
    const kind = kinds.find((one) => one.textContent.trim() === zh.type.TEXT)!
    kind.querySelector('input')!.click()
    await flushPromises()
    const field = document.querySelector<HTMLTextAreaElement>('#mass-text')!
    field.value = text
    field.dispatchEvent(new Event('input'))
    await flushPromises()
  }
  const cancel = async () => {
    const [button] = [...document.querySelectorAll<HTMLElement>('.el-dialog__footer button')]
    button!.click()
    await flushPromises()
  }
  const question = () => document.querySelector('dialog[open]')
  const answer = async (yes: boolean) => {
    const buttons = [...question()!.querySelectorAll<HTMLElement>('.acts button')]
    buttons[yes ? 1 : 0]!.click()
    await flushPromises()
  }
  return { page, router, closed, dialog, write, cancel, question, answer }
}

describe('A message to many that is being written', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { sends: zh, ui })
    signedIn({
      accessToken: 'token',
      expiresInSeconds: 600,
      operator: { id: 'o1', name: '陈立', roles: ['OPERATOR'] },
    } as SignedIn)
  })
  beforeEach(() => {
    vi.stubGlobal('fetch', async (request: Request) =>
      new URL(request.url).pathname === '/api/wechat/v1/accounts'
        ? Response.json({ items: [account] })
        : Response.json({ items: [] }),
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  it('is not closed without a question once something is written', async () => {
    const { page, closed, write, cancel, question, answer } = await open()
    await write('今晚十点停水，请提前储水')
    await cancel()
    expect(question()?.textContent).toContain(zh.mass.leave.title)
    await answer(false)
    expect(closed).not.toHaveBeenCalled()
    await cancel()
    await answer(true)
    expect(closed).toHaveBeenCalledOnce()
    page.unmount()
  })

  it('is closed at once while nothing is', async () => {
    const { page, closed, cancel, question } = await open()
    await cancel()
    expect(question()).toBeNull()
    expect(closed).toHaveBeenCalledOnce()
    page.unmount()
  })

  it('is not left with the back button, nor with the window, without a question', async () => {
    const { page, router, write, question, answer } = await open()
    await write('今晚十点停水，请提前储水')
    const event = new Event('beforeunload', { cancelable: true })
    dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    router.back()
    await vi.waitFor(() => expect(question()).not.toBeNull())
    await answer(false)
    expect(router.currentRoute.value.path).toBe('/sends')
    page.unmount()
  })
})
