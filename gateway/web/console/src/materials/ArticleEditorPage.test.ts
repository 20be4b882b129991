import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import ElementPlus from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import ArticleEditorPage from './ArticleEditorPage.vue'
import zh from './messages/zh-CN.json'
import type { Article, Draft } from './materials'
import PublishDialog from './PublishDialog.vue'

const article = (title: string): Article => ({ title, content: '<p>今晚十点停水</p>', coverId: 'p1' })
let drafts: Record<string, { etag: number; draft: Draft }>
/** Holds what is saved until it is called. */
let answer: (() => void) | undefined
let slow = false

const draftOf = (id: string, ...titles: string[]) =>
  ({
    id,
    title: titles[0],
    articles: titles.map(article),
    ready: true,
    working: false,
    createdAt: '2026-11-28T08:00:00Z',
    changedAt: '2026-11-28T08:00:00Z',
    changedByName: '王芳',
    copies: [],
  }) as unknown as Draft
const problem = (status: number, code: string) =>
  Response.json({ status, code }, { status, headers: { 'Content-Type': 'application/problem+json' } })

async function server(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/api/auth/v1/accounts') return Response.json([])
  const [, id, sub] = /^\/api\/wechat\/v1\/drafts\/(\w+)(\/\w+)?$/.exec(pathname) ?? []
  const known = id ? drafts[id] : undefined
  if (!known) return problem(404, 'not-found')
  const told = () => Response.json(known.draft, { headers: { ETag: `"${known.etag}"` } })
  if (request.method === 'GET') return told()
  if (request.headers.get('If-Match') !== `"${known.etag}"`) return problem(412, 'stale')
  if (sub) return told()
  const { articles } = (await request.json()) as { articles: Article[] }
  if (slow) await new Promise<void>((go) => (answer = go))
  known.etag++
  known.draft = { ...known.draft, articles, title: articles[0]!.title } as Draft
  return told()
}
/** Somebody else saves. */
function theySave(title: string) {
  drafts.a!.etag++
  drafts.a!.draft = { ...drafts.a!.draft, title, articles: [article(title)] } as Draft
}

async function open(...paths: string[]) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/materials/articles', component: { template: '<p />' } },
      { path: '/materials/articles/:id', component: ArticleEditorPage, props: true },
    ],
  })
  for (const path of paths) await router.push(path)
  const page = mount(RouterView, {
    attachTo: document.body,
    global: {
      plugins: [i18n, createPinia(), [VueQueryPlugin, { queryClient: new QueryClient() }], router, ElementPlus],
    },
  })
  await vi.waitFor(() => expect(page.find('#article-title').exists()).toBe(true))
  const title = () => page.get<HTMLInputElement>('#article-title').element.value
  const type = (text: string) => page.get('#article-title').setValue(text)
  const press = async (text: string) => {
    const button = page.findAll('button').find((one) => one.text() === text)
    expect(button, text).toBeDefined()
    await button!.trigger('click')
    await flushPromises()
  }
  return { page, router, title, type, press }
}

describe('The articles of a draft', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { materials: zh, ui })
    signedIn({
      accessToken: 'token',
      expiresInSeconds: 600,
      operator: { id: 'o1', name: '陈立', roles: ['OPERATOR'] },
    } as SignedIn)
  })
  beforeEach(() => {
    drafts = {
      a: { etag: 1, draft: draftOf('a', '停水通知') },
      b: { etag: 1, draft: draftOf('b', '停电通知') },
    }
    slow = false
    answer = undefined
    vi.stubGlobal('fetch', server)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  it('keep what is typed while they are being saved', async () => {
    const { page, title, type, press } = await open('/materials/articles/a')
    slow = true
    await type('停水通知（更正）')
    await press(zh.save)
    await vi.waitFor(() => expect(answer).toBeDefined())
    await type('停水通知（更正）：延后一天')
    answer!()
    await vi.waitFor(() => expect(drafts.a!.etag).toBe(2))
    await flushPromises()
    expect(title()).toBe('停水通知（更正）：延后一天')
    expect(page.text()).toContain(zh.article.dirty)
    slow = false
    await press(zh.save)
    await vi.waitFor(() => expect(drafts.a!.draft.title).toBe('停水通知（更正）：延后一天'))
    page.unmount()
  })

  it('are not overwritten unseen: theirs stands beside mine, which can still go out', async () => {
    const { page, title, type, press } = await open('/materials/articles/a')
    await type('停水通知，自备用水')
    theySave('停水取消')
    await press(zh.save)
    await vi.waitFor(() => expect(page.text()).toContain(ui.stale.title))
    expect(page.text()).toContain('王芳')
    expect(title()).toBe('停水通知，自备用水')
    await press(ui.stale.look)
    expect(page.get('[role=alertdialog]').text()).toContain('停水取消')
    expect(drafts.a!.draft.title).toBe('停水取消')
    await press(ui.stale.overwrite)
    await vi.waitFor(() => expect(drafts.a!.draft.title).toBe('停水通知，自备用水'))
    expect(page.text()).not.toContain(ui.stale.title)
    page.unmount()
  })

  it('are replaced by theirs when mine is given up', async () => {
    const { page, title, type, press } = await open('/materials/articles/a')
    await type('停水通知，自备用水')
    theySave('停水取消')
    await press(zh.save)
    await vi.waitFor(() => expect(page.text()).toContain(ui.stale.title))
    await press(ui.stale.discard)
    expect(title()).toBe('停水取消')
    expect(page.text()).not.toContain(zh.article.dirty)
    page.unmount()
  })

  it('are shown as somebody else left them once the dialog of publishing has asked again', async () => {
    const { page, title, press } = await open('/materials/articles/a')
    await press(zh.article.publish)
    theySave('停水取消')
    page.getComponent(PublishDialog).vm.$emit('changed')
    await vi.waitFor(() => expect(title()).toBe('停水取消'))
    page.unmount()
  })

  it('are shown as somebody else left them before they are published', async () => {
    const { page, title, press } = await open('/materials/articles/a')
    await press(zh.article.publish)
    theySave('停水取消')
    const dialog = page.getComponent(PublishDialog)
    dialog.vm.$emit('stale')
    await vi.waitFor(() => expect(title()).toBe('停水取消'))
    expect(page.findComponent(PublishDialog).exists()).toBe(false)
    page.unmount()
  })

  it('are not left for another draft without a question while something is not saved', async () => {
    const { page, router, title, type } = await open('/materials/articles/b', '/materials/articles/a')
    await type('停水通知，自备用水')
    router.back()
    await vi.waitFor(() => expect(page.find('dialog').exists()).toBe(true))
    expect(page.get('dialog').text()).toContain(zh.article.leave.title)
    await page.get('dialog .acts button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/materials/articles/a')
    expect(title()).toBe('停水通知，自备用水')
    page.unmount()
  })
})
