import { describe, expect, it } from 'vitest'
import type { Person } from '../world/api'
import { remembered, seat } from './slots'

const person = (id: string, staff = false): Person => ({ id, name: id, mobile: '1', staff })
const people = [person('a'), person('s', true), person('b'), person('t', true)]

describe('The phones on the desk', () => {
  it('are two residents with WeChat and one of the staff with WeCom', () => {
    expect(seat(people, []).map((phone) => [phone.person, phone.app])).toEqual([
      ['a', 'WECHAT'],
      ['b', 'WECHAT'],
      ['s', 'WECOM'],
    ])
  })
  it('are as they were left, without who is gone and with nobody twice', () => {
    const left = remembered(
      JSON.stringify(['t', 'gone', 't'].map((id) => ({ person: id, app: 'WECHAT', stack: [{ at: 'texts' }] }))),
    )
    const seated = seat(people, left)
    expect(seated.map((phone) => phone.person)).toEqual(['t', 'a', 's'])
    expect(seated[0]?.stack).toEqual([{ at: 'texts' }])
  })
  it('are fewer when there are fewer people', () => {
    expect(seat([person('a')], [])).toHaveLength(1)
  })
  it('begin anew when what was kept cannot be read', () => {
    expect(remembered('{')).toEqual([])
    expect(remembered('[{"person":1}]')).toEqual([])
  })
})
