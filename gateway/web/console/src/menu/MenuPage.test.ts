import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import ElementPlus from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import shell from '@/shell/messages/zh-CN.json'
import ui from '@/ui/messages/zh-CN.json'
import zh from './messages/zh-CN.json'
import type { Entry, Menu } from './menu'
import MenuPage from './MenuPage.vue'

const leaf = (name: string): Entry => ({ name, type: 'PAGE', page: '/home', entries: [] })
let stored: Menu
const account = (appId: string, name: string) => ({ appId, name, usable: true, authorized: true, following: 9 })

async function server(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/api/wechat/v1/accounts')
    return Response.json({ items: [account('wx1', '万家星城'), account('wx2', '滨江')] })
  if (/^\/api\/wechat\/v1\/menus\/wx\d$/.test(pathname))
    return Response.json({ ...stored, appId: pathname.slice(-3) }, { headers: { ETag: '"1"' } })
  return Response.json({ items: [] })
}

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/menu', component: MenuPage }] })
  await router.push('/menu')
  const page = mount(RouterView, {
    attachTo: document.body,
    global: {
      plugins: [i18n, createPinia(), [VueQueryPlugin, { queryClient: new QueryClient() }], router, ElementPlus],
    },
  })
  await vi.waitFor(() => expect(page.find('.entry').exists()).toBe(true))
  const names = () => page.findAll('.entry').map((one) => one.get('.cut').text())
  const row = (name: string) => page.findAll('.entry').find((one) => one.text().includes(name))!
  return { page, router, names, row }
}
const undo = async () => {
  document.querySelector<HTMLElement>('.hn-toast-action')!.click()
  await flushPromises()
}
const ALL = ['我的家', '报修', '访客', '联系物业']

describe('The page of the menu', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { menu: zh, shell, ui })
    signedIn({
      accessToken: 'token',
      expiresInSeconds: 600,
      operator: { id: 'o1', name: '陈立', roles: ['OPERATOR'] },
    } as SignedIn)
  })
  beforeEach(() => {
    stored = {
      appId: 'wx1',
      draft: {
        entries: [{ name: '我的家', entries: [leaf('报修'), leaf('访客')] }, leaf('联系物业')],
        conditional: [{ tag: '志愿者', entries: [leaf('活动')] }],
      },
      differences: [],
      versions: [],
      partly: false,
    }
    vi.stubGlobal('fetch', server)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  it('puts an entry back with all that stood behind it, after a key that was not meant', async () => {
    const { page, names, row } = await open()
    await row('我的家').trigger('keydown', { key: 'Backspace' })
    await flushPromises()
    expect(names()).toEqual(['联系物业'])
    expect(document.body.textContent).toContain('已删除“我的家”')
    await undo()
    expect(names()).toEqual(ALL)
    expect(page.text()).not.toContain(zh.dirty)
    page.unmount()
  })

  it('puts one back into its list, wherever that stands by now', async () => {
    const { page, names, row } = await open()
    await row('访客').trigger('keydown', { key: 'Delete' })
    await flushPromises()
    await row('联系物业').trigger('keydown', { key: 'ArrowUp', altKey: true })
    expect(names()).toEqual(['联系物业', '我的家', '报修'])
    await undo()
    expect(names()).toEqual(['联系物业', '我的家', '报修', '访客'])
    page.unmount()
  })

  it('puts a whole menu for some back', async () => {
    const { page, names } = await open()
    const tab = () => page.findAll('.tabs button').find((one) => one.text().includes('志愿者'))
    await tab()!.trigger('click')
    expect(names()).toEqual(['活动'])
    await page
      .findAll('button')
      .find((one) => one.text() === zh.tabs.remove)!
      .trigger('click')
    await flushPromises()
    expect(tab()).toBeUndefined()
    await undo()
    expect(tab()).toBeDefined()
    expect(names()).toEqual(['活动'])
    page.unmount()
  })

  it('puts nothing of one account into the menu of another', async () => {
    const { page, router, names, row } = await open()
    await row('联系物业').trigger('keydown', { key: 'Delete' })
    await flushPromises()
    const going = router.push('/menu?account=wx2')
    await vi.waitFor(() => expect(page.find('dialog').exists()).toBe(true))
    await page.get('dialog .acts button:last-child').trigger('click')
    await going
    await vi.waitFor(() => expect(names()).toEqual(ALL))
    await undo()
    expect(names()).toEqual(ALL)
    page.unmount()
  })
})
