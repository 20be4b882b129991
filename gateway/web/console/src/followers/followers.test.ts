import { describe, expect, test } from 'vitest'
import { hoursLeft, openIdOf, question, sceneOf } from './followers'

describe('the list of followers', () => {
  test('asks for those who follow unless told otherwise', () => {
    expect(question({})).toMatchObject({ state: 'FOLLOWING', sort: '-since' })
    expect(question({ state: 'ALL' }).state).toBeUndefined()
    expect(question({ state: 'LEFT' }).state).toBe('LEFT')
  })
  test('a tag counts only with its account', () => {
    expect(question({ tag: '100' }).tag).toBeUndefined()
    expect(question({ tag: '100', account: 'wx1' }).tag).toBe(100)
  })
  test("a follower's openid stands behind the account", () => {
    expect(openIdOf({ id: 'wx1a.oAb-c_9', appId: 'wx1a' })).toBe('oAb-c_9')
  })
  test('how somebody came is always said: unknown where WeChat says nothing, 其他 for a word it has added', () => {
    expect(sceneOf('ADD_SCENE_SEARCH')).toBe('ADD_SCENE_SEARCH')
    expect(sceneOf('ADD_SCENE_MOON')).toBe('ADD_SCENE_OTHERS')
    expect(sceneOf('')).toBe('UNKNOWN')
    expect(sceneOf(undefined)).toBe('UNKNOWN')
  })
  test('the window is told in hours begun, and not at all when it is over', () => {
    const now = Date.parse('2026-11-28T08:00:00Z')
    expect(hoursLeft('2026-11-28T09:30:00Z', now)).toBe(2)
    expect(hoursLeft('2026-11-28T07:59:00Z', now)).toBeUndefined()
    expect(hoursLeft(undefined, now)).toBeUndefined()
  })
})
