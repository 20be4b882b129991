import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import zh from './messages/zh-CN.json'
import SideDrawer from './SideDrawer.vue'

describe('The drawer beside a list', () => {
  beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { records: zh }))

  it('closes with Escape, but not with the one that takes back what is being composed', () => {
    const drawer = mount(SideDrawer, {
      attachTo: document.body,
      props: { title: '林建国', of: 'r1' },
      slots: { default: '<input />' },
      global: { plugins: [i18n] },
    })
    const escape = (how: KeyboardEventInit) =>
      drawer.get('input').element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...how }))
    escape({ isComposing: true })
    expect(drawer.emitted('close')).toBeUndefined()
    escape({})
    expect(drawer.emitted('close')).toHaveLength(1)
    drawer.unmount()
  })
})
