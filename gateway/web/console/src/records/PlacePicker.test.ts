import { mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import PlacePicker from './PlacePicker.vue'

describe('The picker of a place', () => {
  it('stands with a place that was chosen before the page was opened, as the address of a list has it', () => {
    const picker = mount(PlacePicker, {
      props: { label: '楼栋或房号', modelValue: 'room-1' },
      global: {
        plugins: [
          i18n,
          [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }],
        ],
        stubs: { ElSelect: true, ElOption: true },
      },
    })
    expect(picker.html()).toContain('楼栋或房号')
  })
  it('says the name of a place that was chosen before it was opened', async () => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
    queryClient.setQueryData(['resident', 'places', 'name', 'node-2'], '2栋')
    const picker = mount(PlacePicker, {
      props: { label: '楼栋或房号', modelValue: 'node-2' },
      global: { plugins: [i18n, [VueQueryPlugin, { queryClient }]], stubs: { ElSelect: true, ElOption: true } },
    })
    expect(picker.emitted('named')?.at(-1)).toEqual(['2栋'])
    await picker.setProps({ modelValue: undefined })
    expect(picker.emitted('named')?.at(-1)).toEqual([undefined])
  })
})
