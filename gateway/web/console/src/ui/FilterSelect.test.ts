import { mount } from '@vue/test-utils'
import { ElOption, ElSelect } from 'element-plus'
import { describe, expect, it } from 'vitest'
import FilterSelect from './FilterSelect.vue'

function filter(props: { modelValue?: string; clearable?: boolean; width?: number } = {}) {
  const wrapper = mount(FilterSelect, {
    props: { label: '渠道', options: [{ value: 'MASS', text: '群发' }], ...props },
    global: { components: { ElSelect, ElOption } },
  })
  return { wrapper, select: wrapper.getComponent(ElSelect) }
}

describe('A condition of a line of filters', () => {
  it('is not asked for once it is cleared', () => {
    const { wrapper, select } = filter({ modelValue: 'MASS' })
    select.vm.$emit('update:modelValue', '')
    select.vm.$emit('update:modelValue', 'MASS')
    expect(wrapper.emitted('update:modelValue')).toEqual([[undefined], ['MASS']])
  })

  it('shows its name until something is chosen, then what was chosen in words', async () => {
    const { wrapper } = filter()
    expect(wrapper.text()).toContain('渠道')
    await wrapper.setProps({ modelValue: 'MASS' })
    expect(wrapper.text()).toContain('群发')
    expect(wrapper.get('input').attributes('aria-label')).toBe('渠道')
  })

  it('can be cleared unless it always has a value', () => {
    expect(filter().select.props('clearable')).toBe(true)
    expect(filter({ clearable: false }).select.props('clearable')).toBe(false)
  })
})
