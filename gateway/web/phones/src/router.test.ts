import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import App from './App.vue'
import { messages } from './messages'
import { router } from './router'

describe('Going from page to page', () => {
  beforeAll(async () => {
    await messages.load('app', 'ui')
    for (const name of ['one', 'other'])
      router.addRoute({ path: `/${name}`, component: { template: `<h1>${name}</h1>` } })
    router.addRoute({
      path: '/away',
      component: () => Promise.reject(new Error('Failed to fetch dynamically imported module')),
    })
  })

  it('begins each at its top, and who goes back is where they were', () => {
    const scroll = router.options.scrollBehavior!
    const route = router.currentRoute.value as never
    expect(scroll(route, route, null)).toEqual({ top: 0 })
    expect(scroll(route, route, { left: 0, top: 900 })).toEqual({ left: 0, top: 900 })
  })

  it('has the focus on what the next one asks, and says so when that one does not come', async () => {
    await router.push('/one?app=wx1')
    const shown = mount(App, { attachTo: document.body, global: { plugins: [i18n, router] } })
    await router.push('/other')
    await flushPromises()
    expect(shown.get('h1').text()).toBe('other')
    expect(document.activeElement).toBe(shown.get('h1').element)

    await router.push('/away').catch(() => undefined)
    await flushPromises()
    expect(shown.get('h1').text()).toBe('other')
    const note = shown.get('[role=alert]')
    expect(note.text()).toContain('这一页没有打开')
    expect(document.activeElement).toBe(note.element)
    expect(note.get('a').attributes('href')).toBe('/away?app=wx1')

    await router.push('/one')
    await flushPromises()
    expect(shown.find('[role=alert]').exists()).toBe(false)
  })
})
