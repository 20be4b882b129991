import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import zh from './messages/zh-CN.json'
import RowMenu from './RowMenu.vue'
import RowName from './RowName.vue'
import type { TreeRow } from './tree'

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { buildings: zh }))
afterEach(() => document.body.replaceChildren())

const row: TreeRow = { key: 'b1', kind: 'NODE', level: 3, label: '1幢', at: 1, of: 1, communityId: 'c1' }
row.structure = { id: 's1', name: '高层', layers: ['楼栋', '单元', '门牌号'] }

describe('The menu of a row', () => {
  function opened(of: TreeRow = row) {
    const anchor = document.createElement('button')
    document.body.append(anchor)
    const menu = mount(RowMenu, {
      attachTo: document.body,
      props: { row: of, anchor: () => anchor },
      global: { plugins: [i18n] },
    })
    const item = (name: string) =>
      menu.findAll<HTMLElement>('[role=menuitem]').find((one) => one.text().startsWith(name))!
    return { menu, anchor, item }
  }

  it('offers a building what a community has not, and names what would be added', () => {
    expect(opened().item(zh.act.ADD.replace('{layer}', '单元')).exists()).toBe(true)
    expect(opened().menu.findAll('[role=menuitem]')).toHaveLength(5)
    expect(opened({ ...row, kind: 'COMMUNITY' }).menu.findAll('[role=menuitem]')).toHaveLength(2)
  })

  it('is walked with the arrows, around its ends', async () => {
    const { menu, item } = opened()
    item(zh.act.RENAME).element.focus()
    await menu.trigger('keydown', { key: 'ArrowUp' })
    expect(document.activeElement).toBe(item(zh.act.REMOVE).element)
    await menu.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(item(zh.act.RENAME).element)
  })

  it('gives the focus back to its row before it acts, so that a dialog knows where it came from', async () => {
    const { menu, anchor, item } = opened()
    let focusedThen: Element | null = null
    await menu.setProps({ onAct: () => (focusedThen = document.activeElement) } as object)
    await item(zh.act.REMOVE).trigger('click')
    expect(menu.emitted('act')).toEqual([['REMOVE', row]])
    expect(focusedThen).toBe(anchor)
  })

  it('is left with Escape, and closed when the focus goes elsewhere', async () => {
    const { menu } = opened()
    await menu.trigger('keydown', { key: 'Escape' })
    expect(menu.emitted('leave')).toHaveLength(1)
    await menu.trigger('focusout', { relatedTarget: document.body })
    expect(menu.emitted('close')).toHaveLength(1)
  })
})

describe('The name of a row that is typed', () => {
  async function typed(name: string, key: string) {
    const field = mount(RowName, { props: { label: '1幢' }, global: { plugins: [i18n] } })
    await field.get('input').setValue(name)
    await field.get('input').trigger('keydown', { key })
    return field
  }

  it('is taken over with Enter, without the spaces around it', async () => {
    expect((await typed(' 2幢 ', 'Enter')).emitted('rename')).toEqual([['2幢']])
  })

  it('is left as it was with Escape, or where nothing else was typed', async () => {
    for (const field of [await typed('2幢', 'Escape'), await typed('1幢', 'Enter'), await typed('  ', 'Enter')]) {
      expect(field.emitted('rename')).toBeUndefined()
      expect(field.emitted('leave')).toHaveLength(1)
    }
  })

  it('says at the field what the service has against it', async () => {
    const field = await typed('2幢', 'x')
    await field.setProps({ fault: '已有 2幢' })
    expect(field.get('[role=alert]').text()).toBe('已有 2幢')
    expect(field.get('input').attributes('aria-describedby')).toBe(field.get('[role=alert]').attributes('id'))
  })
})
