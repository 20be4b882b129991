import { defineComponent, nextTick, ref } from 'vue'
import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '@haina/shared/api/client'
import type { Sent } from './sends'
import { useSent } from './useSent'

const message = (state: Sent['state']) => ({ id: 'm1', state }) as Sent

function opened(rows: Sent[]) {
  const list = ref(rows)
  const wrapper = mount(
    defineComponent({
      setup: () => useSent(ref('m1'), list),
      template: '<p>{{ sent?.state }}</p>',
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  )
  return { list, wrapper }
}

describe('A message that is open beside its list', () => {
  const ask = vi.spyOn(api.wechat, 'GET')
  const answer = (state: Sent['state']) => ask.mockResolvedValue({ data: message(state) } as never)
  beforeEach(() => void answer('DELIVERED'))
  afterEach(() => ask.mockReset())

  it('is what the row is, and is not asked for a second time', async () => {
    const { list, wrapper } = opened([message('SENDING')])
    await flushPromises()
    expect(wrapper.text()).toBe('SENDING')
    list.value = [message('ACCEPTED')]
    await nextTick()
    expect(wrapper.text()).toBe('ACCEPTED')
    expect(ask).not.toHaveBeenCalled()
  })

  it('stays in sight when its row leaves the list, and is asked for then', async () => {
    const { list, wrapper } = opened([message('SENDING')])
    await flushPromises()
    list.value = []
    await nextTick()
    expect(wrapper.text()).toBe('SENDING')
    await flushPromises()
    expect(wrapper.text()).toBe('DELIVERED')
    expect(ask).toHaveBeenCalledOnce()
  })

  it('is asked for when an address opens it that the list does not have', async () => {
    const { wrapper } = opened([])
    await flushPromises()
    expect(wrapper.text()).toBe('DELIVERED')
  })
})
