import { nextTick, reactive } from 'vue'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import zh from './messages/zh-CN.json'
import type { Entry } from './menu'
import MenuTree from './MenuTree.vue'
import type { Place } from './tree'

const leaf = (name: string): Entry => ({ name, type: 'PAGE', page: '/home', entries: [] })

function tree(locked = false) {
  const entries = reactive<Entry[]>([{ name: '我的家', entries: [leaf('报修'), leaf('访客')] }, leaf('联系物业')])
  const wrapper = mount(MenuTree, {
    attachTo: document.body,
    props: {
      modelValue: { top: 0 } as Place | undefined,
      'onUpdate:modelValue': (at: Place | undefined) => void wrapper.setProps({ modelValue: at }),
      entries,
      differences: [{ kind: 'CHANGED' as const, path: ['我的家', '访客'] }],
      prefix: [],
      faulty: ({ top, sub }: Place) => top === 1 && sub === undefined,
      locked,
    },
    global: { plugins: [i18n], stubs: { 'el-icon': true } },
  })
  const row = (name: string) => wrapper.findAll('.entry').find((one) => one.text().includes(name))!
  return { entries, wrapper, row }
}

describe('The tree of a menu', () => {
  beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { menu: zh }))

  it('moves by keys the entry that has the focus, whichever was chosen before', async () => {
    const { entries, wrapper, row } = tree()
    await row('联系物业').trigger('keydown', { key: 'ArrowUp', altKey: true })
    await nextTick()
    expect(entries.map(({ name }) => name)).toEqual(['联系物业', '我的家'])
    expect(wrapper.props('modelValue')).toEqual({ top: 0 })
    expect(document.activeElement?.textContent).toContain('联系物业')
    expect(wrapper.get('[role=status]').text()).toBe('移到了第 1 位')
  })

  it('says at each entry what is wrong with it or new in it', () => {
    const { row } = tree()
    expect(row('联系物业').text()).toContain('有误')
    expect(row('访客').text()).toContain('已改')
    expect(row('报修').text()).not.toContain('已改')
  })

  it('changes nothing for whoever may only look', async () => {
    const { entries, wrapper, row } = tree(true)
    await row('联系物业').trigger('keydown', { key: 'ArrowUp', altKey: true })
    await row('访客').trigger('keydown', { key: 'Delete' })
    expect(entries).toHaveLength(2)
    expect(entries[0]!.entries).toHaveLength(2)
    expect(wrapper.text()).not.toContain('添加')
  })
})
