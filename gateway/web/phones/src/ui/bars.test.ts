import { mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import App from '../App.vue'
import { messages } from '../messages'
import ActionBar from './ActionBar.vue'

beforeAll(() => messages.load('app', 'ui'))
afterEach(() => vi.restoreAllMocks())

it('The page leaves room for the bar over its bottom, however high large type makes that', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(190)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: ActionBar },
      { path: '/none', component: { template: '<i />' } },
    ],
  })
  await router.push('/')
  const page = mount(App, { global: { plugins: [i18n, router] } })
  await vi.waitFor(() => expect(page.get('footer').element.style.marginBottom).toBe('190px'))
  await router.push('/none')
  await vi.waitFor(() => expect(page.get('footer').element.style.marginBottom).toBe(''))
  page.unmount()
})
