import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import MaterialMedia from './MaterialMedia.vue'
import type { Material } from './materials'
import zh from './messages/zh-CN.json'

const voice = { id: 'v1', kind: 'VOICE', title: '停水通知', format: 'AMR' } as Material

function player(where: { attachTo?: HTMLElement } = {}) {
  return mount(MaterialMedia, {
    ...where,
    props: { material: voice },
    global: { plugins: [i18n], stubs: { 'el-button': { template: '<button><slot /></button>' } } },
  })
}

describe('A voice of the library', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { materials: zh, ui })
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1', name: '陈立' } } as SignedIn)
  })
  beforeEach(() => {
    vi.stubGlobal('fetch', async () => new Response(new Blob(['voice'])))
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:voice', revokeObjectURL: () => undefined }))
  })
  afterEach(() => vi.unstubAllGlobals())

  it('says that it did not open when the service is away, and opens with the next try', async () => {
    vi.stubGlobal('fetch', async () => new Response('away', { status: 503 }))
    const one = player()
    await one.get('button').trigger('click')
    await vi.waitFor(() => expect(one.text()).toContain(zh.unopened))
    vi.stubGlobal('fetch', async () => new Response(new Blob(['voice'])))
    await one.get('[role=alert] button').trigger('click')
    await vi.waitFor(() => expect(one.find('audio').exists()).toBe(true))
    expect(one.find('[role=alert]').exists()).toBe(false)
  })

  it('plays with the one press, and has the focus that the button had', async () => {
    const one = player({ attachTo: document.body })
    one.get('button').element.focus()
    await one.get('button').trigger('click')
    await vi.waitFor(() => expect(one.find('audio').exists()).toBe(true))
    expect(one.get('audio').attributes()).toHaveProperty('autoplay')
    await vi.waitFor(() => expect(document.activeElement).toBe(one.get('audio').element))
    one.unmount()
  })

  it('says that the browser cannot play what only WeChat can', async () => {
    const one = player()
    await one.get('button').trigger('click')
    await vi.waitFor(() => expect(one.find('audio').exists()).toBe(true))
    await one.get('audio').trigger('error')
    expect(one.find('audio').exists()).toBe(false)
    expect(one.text()).toContain('浏览器放不了这个 AMR 文件')
  })
})
