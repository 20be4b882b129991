import { defineComponent } from 'vue'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'
import type { Change } from './changes'
import { useChangeWords } from './useChangeWords'

function says(change: Partial<Change>): string {
  const whole = { id: '1', appId: 'wx1', name: '万家星城', at: '', kind: 'RENEWED', added: [], removed: [], ...change }
  const component = defineComponent({
    setup: () => ({ text: useChangeWords().says(whole as Change) }),
    template: '<p>{{ text }}</p>',
  })
  return mount(component, { global: { plugins: [i18n] } }).text()
}

describe('A change of an account', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { health: zh })
    i18n.global.mergeLocaleMessage('en', { health: en })
  })

  it('names the permissions that went and came, also those that the platform does not use', () => {
    const change = { kind: 'PERMISSIONS', permissionsBefore: 8, permissions: 7 } as const
    expect(says({ ...change, removed: [1, 5], added: [15] })).toBe(
      '权限由 8 项变为 7 项（增加 自定义菜单，少了 消息管理、权限集 5）',
    )
  })

  it('says who did what a person did', () => {
    expect(says({ kind: 'RESUMED', by: '周敏' })).toBe('恢复发送（周敏）')
    expect(says({ kind: 'STOPPED', code: 61023 })).toBe('微信不再接受调用（代码 61023），发送停下')
  })

  it('tells by which code WeChat refused to renew the credentials', () => {
    expect(says({ kind: 'REFRESH_REFUSED', code: 61023 })).toBe('微信拒绝更新调用凭证（代码 61023）')
  })

  it('tells a used-up mass allowance from other quotas', () => {
    expect(says({ kind: 'QUOTA_USED_UP', code: 45028 })).toBe('群发次数用完')
    expect(says({ kind: 'QUOTA_USED_UP', code: 1 })).toBe('额度用完（代码 1）')
  })

  it('has words for each kind in both languages', () => {
    expect(Object.keys(en.changes.kind)).toEqual(Object.keys(zh.changes.kind))
    expect(Object.values(zh.changes.kind)).toHaveLength(15)
  })
})
