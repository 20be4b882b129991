import { mount } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { describe, expect, it, vi } from 'vitest'
import SearchField from './SearchField.vue'

const field = (q?: string) =>
  mount(SearchField, {
    props: { q, label: '搜索住户', placeholder: '姓名', width: 204 },
    global: { components: { ElInput } },
  })

describe('What a list is searched by', () => {
  it('is asked once the typing stops, without the spaces around it', async () => {
    const search = field()
    await search.get('input').setValue('林')
    await search.get('input').setValue(' 林建国 ')
    expect(search.emitted('find')).toBeUndefined()
    await vi.waitFor(() => expect(search.emitted('find')).toEqual([['林建国']]))
  })

  it('is asked at once when somebody says so, and not again by the pause', async () => {
    vi.useFakeTimers()
    const search = field()
    await search.get('input').setValue('302')
    search.vm.find()
    vi.runAllTimers()
    expect(search.emitted('find')).toEqual([['302']])
    vi.useRealTimers()
  })

  it('follows the address, which is no new question', async () => {
    vi.useFakeTimers()
    const search = field('林')
    await search.setProps({ q: undefined })
    expect(search.get('input').element.value).toBe('')
    vi.runAllTimers()
    expect(search.emitted('find')).toBeUndefined()
    vi.useRealTimers()
  })
})
