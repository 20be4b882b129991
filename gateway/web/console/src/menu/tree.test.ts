import { describe, expect, it } from 'vitest'
import { bytes } from '@/ui/bytes'
import type { Content, Entry } from './menu'
import { addSub, addTop, cleaned, markOf, outline, place, placeOf, remove, step } from './tree'

const leaf = (name: string, more: Partial<Entry> = {}): Entry => ({
  name,
  type: 'VIEW',
  url: 'https://a.cn',
  entries: [],
  ...more,
})
const list = (name: string, ...names: string[]): Entry => ({ name, entries: names.map((one) => leaf(one)) })
const shape = (entries: Entry[]) =>
  entries.map(({ name, entries: subs }) => (subs.length ? `${name}(${subs.map((sub) => sub.name).join(',')})` : name))

describe('A menu that is edited', () => {
  it('counts bytes as WeChat does', () => {
    expect([bytes('我的家'), bytes('Home'), bytes('🏠')]).toEqual([9, 4, 4])
  })

  it('has room for three entries and five behind each', () => {
    const entries = [leaf('一'), leaf('二')]
    expect(addTop(entries, '三')).toEqual({ top: 2 })
    expect(addTop(entries, '四')).toBeUndefined()
    const full = [list('一', '1', '2', '3', '4')]
    expect(addSub(full, 0, '5')).toEqual({ top: 0, sub: 4 })
    expect(addSub(full, 0, '6')).toBeUndefined()
  })

  it('hands what an entry does to the first behind it, since one with a list does nothing itself', () => {
    const entries = [leaf('联系物业')]
    addSub(entries, 0, '')
    expect(entries[0]).toEqual({ name: '联系物业', entries: [leaf('联系物业')] })
  })

  it('begins a list empty behind an entry that did nothing yet', () => {
    const entries: Entry[] = [{ name: '新的', entries: [] }]
    addSub(entries, 0, '')
    expect(entries[0]!.entries).toEqual([{ name: '', entries: [] }])
  })

  it('sends only what counts for the kind of an entry', () => {
    expect(cleaned(leaf(' 链接 ', { key: 'k', materialId: 'm' }))).toEqual(leaf('链接'))
    expect(cleaned({ ...list('有列表', '一'), type: 'CLICK', key: 'k' })).toEqual(list('有列表', '一'))
  })

  it('looks at a neighbour after an entry was deleted', () => {
    const entries = [list('一', '1', '2'), leaf('二')]
    expect(remove(entries, { top: 0, sub: 1 })).toEqual({ top: 0, sub: 0 })
    expect(remove(entries, { top: 0, sub: 0 })).toEqual({ top: 0 })
    expect(remove(entries, { top: 1 })).toEqual({ top: 0 })
    expect(remove(entries, { top: 0 })).toBeUndefined()
  })
})

describe('The order of a menu', () => {
  it('changes by one step and stays at its ends', () => {
    const entries = [leaf('一'), leaf('二')]
    expect(step(entries, { top: 0 }, 1)).toEqual({ top: 1 })
    expect(shape(entries)).toEqual(['二', '一'])
    expect(step(entries, { top: 1 }, 1)).toEqual({ top: 1 })
  })

  it('goes on into the next list that has room', () => {
    const entries = [list('一', '1'), leaf('直接'), list('三', 'a', 'b')]
    expect(step(entries, { top: 0, sub: 0 }, 1)).toEqual({ top: 2, sub: 0 })
    expect(shape(entries)).toEqual(['一', '直接', '三(1,a,b)'])
    const full = [list('一', '1'), list('二', 'a', 'b', 'c', 'd', 'e')]
    expect(step(full, { top: 0, sub: 0 }, 1)).toEqual({ top: 0, sub: 0 })
  })

  it('takes what is dropped only where its level is', () => {
    const entries = [list('一', '1', '2'), list('二', 'a')]
    expect(place(entries, { top: 0, sub: 0 }, { top: 1 })).toBeUndefined()
    expect(place(entries, { top: 0, sub: 0 }, { top: 1, sub: 1 })).toEqual({ top: 1, sub: 1 })
    expect(shape(entries)).toEqual(['一(2)', '二(a,1)'])
  })
})

describe('What is said of a menu', () => {
  it('stands at the entry and the field that the service named', () => {
    expect(placeOf('entries.1.entries.0.url')).toEqual({ menu: -1, at: { top: 1, sub: 0 }, field: 'url' })
    expect(placeOf('conditional.2.entries.0.name')).toEqual({ menu: 2, at: { top: 0 }, field: 'name' })
    expect(placeOf('conditional.0.tag')).toEqual({ menu: 0, at: undefined, field: 'tag' })
    expect(placeOf('entries')).toEqual({ menu: -1, at: undefined, field: 'entries' })
  })

  it('marks what is new or changed, by the whole path', () => {
    const differences = [
      { kind: 'ADDED', path: ['我的家', '报修'] },
      { kind: 'REMOVED', path: ['通知'] },
    ] as const
    const told = differences.map((one) => ({ ...one, path: [...one.path] }))
    expect(markOf(told, ['我的家', '报修'])).toBe('ADDED')
    expect(markOf(told, ['报修'])).toBeUndefined()
    expect(markOf(told, ['通知'])).toBeUndefined()
  })

  it('compares by lines, those of menus for some under their tag', () => {
    const content: Content = { entries: [list('家', '一')], conditional: [{ tag: '业主', entries: [leaf('二')] }] }
    expect([...outline(content, ({ url }) => url ?? '', '')]).toEqual([
      ['1. 家', '一'],
      ['1. 家 / 1. 一', 'https://a.cn'],
      ['业主 / 1. 二', 'https://a.cn'],
    ])
  })
})
