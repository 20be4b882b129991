import { ref } from 'vue'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { Problem } from '@haina/shared/api/problem'
import ListFrame from './ListFrame.vue'

function frame(state: { rows?: number; error?: unknown; isPending?: boolean }) {
  const refetch = vi.fn()
  const list = { error: ref(state.error), isPending: ref(state.isPending ?? false), isFetching: ref(false), refetch }
  const wrapper = mount(ListFrame, {
    props: { list, rows: state.rows ?? 0, failed: '没有读到列表', holds: '先不能修改', lines: 3, columns: [50, 50] },
    slots: { default: '<p>行</p>', none: '<p>没有行</p>' },
    global: { plugins: [i18n] },
  })
  return { wrapper, list, refetch }
}
const away = new Problem({ title: 'away' }, 503)

describe('The frame of a list', () => {
  it('holds its place until the list is there', () => {
    const { wrapper } = frame({ isPending: true })
    expect(wrapper.find('[role=status]').exists()).toBe(true)
    expect(wrapper.text()).not.toContain('行')
  })

  it('says why there are no rows only where that is known', () => {
    expect(frame({}).wrapper.text()).toContain('没有行')
    const { wrapper } = frame({ error: away })
    expect(wrapper.text()).not.toContain('没有行')
    expect(wrapper.text()).toContain('没有读到列表')
  })

  it('keeps the rows that were read before under what went wrong since', () => {
    const { wrapper } = frame({ rows: 2, error: away })
    expect(wrapper.text()).toContain('没有读到列表')
    expect(wrapper.text()).toContain('先不能修改')
    expect(wrapper.text()).toMatch(/行$/)
  })
})
