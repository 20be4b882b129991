import { defineComponent, h, ref } from 'vue'
import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { usePagedList } from './usePagedList'

let rows = ['a', 'b', 'c']
const find = async (_asked: object, { cursor }: { cursor?: string }) => {
  const from = Number(cursor ?? 0)
  const items = rows.slice(from, from + 2).map((id) => ({ id }))
  return rows.length > from + 2 ? { items, nextCursor: String(from + 2) } : { items }
}
let found: ReturnType<typeof usePagedList<object, { id: string }>>

describe('A list that is read page by page', () => {
  afterEach(() => sessionStorage.clear())

  it('goes to the page before when the last rows of a page are gone, and not back to it', async () => {
    const List = defineComponent(
      () => (
        (found = usePagedList('some', ['some'], ref({}), find)),
        () =>
          h(
            'p',
            found.rows.value.map(({ id }) => id),
          )
      ),
    )
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: List }] })
    await router.push('/')
    const page = mount(RouterView, {
      global: { plugins: [router, [VueQueryPlugin, { queryClient: new QueryClient() }]] },
    })
    await vi.waitFor(() => expect(page.text()).toBe('ab'))
    await found.pages.go(2)
    await vi.waitFor(() => expect(page.text()).toBe('c'))
    rows = ['a', 'b']
    await found.list.refetch()
    await vi.waitFor(() => expect(page.text()).toBe('ab'))
    expect(router.currentRoute.value.query.page).toBeUndefined()
    router.back()
    await flushPromises()
    expect(page.text()).toBe('ab')
    page.unmount()
  })
})
