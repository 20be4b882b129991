import { nextTick, reactive } from 'vue'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import zh from './messages/zh-CN.json'
import type { Rule } from './book'
import { blank } from './rules'
import RuleList from './RuleList.vue'

const rule = (id: string, name: string, more: Partial<Rule> = {}): Rule => ({ ...blank('KEYWORD'), id, name, ...more })

function list(locked = false) {
  const rules = reactive<Rule[]>([
    rule('a', '报修', { words: ['报修', '维修'] }),
    rule('w', '欢迎', { kind: 'SUBSCRIBE' }),
    rule('b', '报修电话', { words: ['报修电话'], audience: 'UNVERIFIED' }),
  ])
  const wrapper = mount(RuleList, {
    attachTo: document.body,
    props: {
      modelValue: 'w' as string | undefined,
      'onUpdate:modelValue': (at: string | undefined) => void wrapper.setProps({ modelValue: at }),
      rules,
      conflicts: [{ ruleId: 'b', by: 'a', whole: true, words: ['报修电话'] }],
      answering: 'a',
      faulty: () => false,
      locked,
    },
    global: { plugins: [i18n], stubs: { 'el-icon': true, 'el-switch': true, 'el-button': true } },
  })
  const row = (name: string) => wrapper.findAll('.rule').find((one) => one.text().includes(name))!
  return { rules, wrapper, row }
}

describe('The list of rules', () => {
  beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { replies: zh }))

  it('says which rule answers, which never does, and whom', () => {
    const { row } = list()
    expect(row('维修').text()).toContain('这条回答')
    expect(row('报修电话').text()).toContain('永远轮不到')
    expect(row('报修电话').text()).toContain('未认证')
  })

  it('moves by keys the rule that has the focus, among those of its kind', async () => {
    const { rules, wrapper, row } = list()
    await row('报修电话').trigger('keydown', { key: 'ArrowUp', altKey: true })
    await nextTick()
    expect(rules.map(({ id }) => id)).toEqual(['b', 'a', 'w'])
    expect(wrapper.props('modelValue')).toBe('b')
    expect(document.activeElement?.textContent).toContain('报修电话')
    expect(wrapper.get('[role=status]').text()).toBe('移到了第 1 位')
  })

  it('moves nothing for whoever may only look', async () => {
    const { rules, row } = list(true)
    await row('报修电话').trigger('keydown', { key: 'ArrowUp', altKey: true })
    expect(rules.map(({ id }) => id)).toEqual(['a', 'w', 'b'])
  })
})
