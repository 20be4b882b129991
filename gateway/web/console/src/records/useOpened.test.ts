import { defineComponent, h, ref } from 'vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useOpened } from './useOpened'

const rows = ref([{ id: 'a' }, { id: 'b' }])
let opened: ReturnType<typeof useOpened>
let page: VueWrapper

async function at(address: string) {
  const list = defineComponent(() => ((opened = useOpened(rows)), () => h('main')))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/list', component: list }] })
  await router.push(address)
  page = mount(RouterView, { global: { plugins: [router] } })
  return router
}
const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

describe('The record that is open', () => {
  afterEach(() => page.unmount())

  it('stands in the address, beside the filters', async () => {
    const router = await at('/list?state=LEFT&open=a')
    expect(opened.open.value).toBe('a')
    expect(opened.address({ id: 'b' })).toEqual({ query: { state: 'LEFT', open: 'b' } })
    await opened.show(undefined)
    expect(router.currentRoute.value.query).toEqual({ state: 'LEFT', open: undefined })
    expect(opened.open.value).toBeUndefined()
  })

  it('goes on to the next row with J and back with K', async () => {
    await at('/list?open=a')
    press('j')
    await vi.waitFor(() => expect(opened.open.value).toBe('b'))
    press('k')
    await vi.waitFor(() => expect(opened.open.value).toBe('a'))
  })

  it('begins at the nearer end of the list where none was open', async () => {
    await at('/list')
    press('k')
    await vi.waitFor(() => expect(opened.open.value).toBe('b'))
  })
})
