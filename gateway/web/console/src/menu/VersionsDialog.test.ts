import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import zh from './messages/zh-CN.json'
import type { Menu } from './menu'
import VersionsDialog from './VersionsDialog.vue'

const version = (number: number): Menu['versions'][number] => ({
  number,
  content: { entries: [{ name: `菜单${number}`, type: 'PAGE', page: '/home', entries: [] }], conditional: [] },
  at: '2026-11-28T08:00:00Z',
})
const menu: Menu = {
  appId: 'wx1',
  draft: { entries: [], conditional: [] },
  online: 3,
  differences: [],
  versions: [version(3), version(2)],
  partly: false,
}
const open = () =>
  mount(VersionsDialog, {
    props: { menu, locked: false, busy: false },
    global: {
      plugins: [i18n],
      stubs: {
        'el-dialog': { template: '<div><slot /><slot name="footer" /></div>' },
        'el-button': { template: '<button class="foot"><slot /></button>' },
      },
    },
  })
const foot = (wrapper: ReturnType<typeof open>) => wrapper.findAll('.foot').map((one) => one.text())

describe('The versions of a menu', () => {
  beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { menu: zh, ui }))

  it('offers no way back to the version that is online, and says that it is', () => {
    const wrapper = open()
    expect(foot(wrapper)).toEqual(['关闭'])
    expect(wrapper.text()).toContain('这是线上版本')
  })

  it('offers it for an earlier one', async () => {
    const wrapper = open()
    await wrapper.findAll('.list button')[1]!.trigger('click')
    expect(foot(wrapper)).toEqual(['关闭', '退回第 2 版'])
    expect(wrapper.text()).not.toContain('这是线上版本')
  })
})
