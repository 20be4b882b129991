import { describe, expect, it } from 'vitest'
import { aliasesIn, layerFaults, moveLayer } from './layers'
import { wayBack } from './move'
import { compose, doorsFor, labels, RuleUnreadable, splitWord, toService, wordOf, type RuleInput } from './rule'

const input = (change: Partial<RuleInput> = {}): RuleInput => ({
  nodes: ['15-18', '1-2'],
  floors: '1-18',
  skipped: '4, 13, 14',
  doors: '01-03',
  pattern: '{楼层}{户号}',
  ...change,
})

describe('Numbers that people type', () => {
  it('are ranges, lists and letters', () => {
    expect(labels('1-3, 5')).toEqual(['1', '2', '3', '5'])
    expect(labels('A-C')).toEqual(['A', 'B', 'C'])
    expect(labels('-2–1')).toEqual(['-2', '-1', '1']) // no floor is called 0
    expect(labels('01至03')).toEqual(['1', '2', '3'])
  })

  it('are refused when they cannot be read', () => {
    expect(labels('')).toBeUndefined()
    expect(labels('3-1')).toBeUndefined()
    expect(labels('1-A')).toBeUndefined()
    expect(labels('1-99999')).toBeUndefined()
  })

  it('may carry their word', () => {
    expect(splitWord('15-18幢')).toEqual({ range: '15-18', word: '幢' })
    expect(splitWord('15幢-18幢')).toEqual({ range: '15-18', word: '幢' })
    expect(splitWord('1-3, 5')).toEqual({ range: '1-3, 5', word: '' })
  })
})

describe('The rule that the service reads', () => {
  it('follows the layers, with floors before the doors', () => {
    const rule = compose(input(), ['幢', '单元'])
    expect(rule.rule).toBe('15–18幢 × 1–2单元 × 1–18层(除4、13、14) × 1–3户')
    expect(rule.pattern).toBe('{floor}{door:02}')
    expect(rule.factors.map((factor) => factor.count)).toEqual([4, 2, 15, 3])
    expect(rule.sample).toEqual(['1801', '1802', '1803'])
  })

  it('turns a list into a range with what is left out', () => {
    expect(compose(input({ nodes: ['1-3, 6', '1'], skipped: '' }), ['栋', '单元']).rule).toBe(
      '1–6栋(除4、5) × 1–1单元 × 1–18层 × 1–3户',
    )
  })

  it('has no floors where none are given', () => {
    const rule = compose(input({ nodes: ['1-9'], floors: '', skipped: '', doors: '1-12', pattern: '{户号}' }), ['幢'])
    expect(rule.rule).toBe('1–9幢 × 1–12户')
    expect(rule.pattern).toBe('{door}')
  })

  it('takes the word from the text before the usual one', () => {
    expect(compose(input({ nodes: ['A-C座', '1'] }), ['幢', '单元']).rule).toMatch(/^A–C座 ×/)
  })

  it('names the field that cannot be read', () => {
    const fault = (change: Partial<RuleInput>) => {
      try {
        compose(input(change), ['幢', '单元'])
      } catch (error) {
        return (error as RuleUnreadable).field
      }
      return undefined
    }
    expect(fault({ nodes: ['x1', '1'] })).toBe(0)
    expect(fault({ nodes: ['1', ''] })).toBe(1)
    expect(fault({ floors: '顶' })).toBe('floors')
    expect(fault({ skipped: '?' })).toBe('skipped')
    expect(fault({ floors: '4', skipped: '4' })).toBe('floors')
    expect(fault({ doors: '' })).toBe('doors')
  })

  it('knows the words of the pattern, wide brackets too', () => {
    expect(toService('{楼层:2}-{户号}')).toBe('{floor:02}-{door}')
    expect(toService('｛楼层｝｛户号：3｝')).toBe('{floor}{door:03}')
  })

  it('calls new places as the ones there are called', () => {
    expect(wordOf('楼栋', ['1栋', '2栋', '香樟苑'])).toBe('栋')
    expect(wordOf('楼栋', [])).toBe('幢')
    expect(wordOf('组', [])).toBe('组')
    expect(doorsFor(3)).toBe('01-03')
  })
})

describe('Layers', () => {
  it('need names of their own', () => {
    expect(layerFaults(['楼栋', ' ', '楼栋 ', '门牌号'])).toEqual([undefined, 'EMPTY', 'DOUBLE', undefined])
  })
  it('move within the list', () => {
    expect(moveLayer(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moveLayer(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  })
  it('and aliases are read as people list them', () => {
    expect(aliasesIn(' 星城、滨江 , 星城\n一期')).toEqual(['星城', '滨江', '一期'])
  })
})

describe('The way back of a move', () => {
  it('is before the sibling that stood behind, or last', () => {
    const siblings = [{ id: 'a' }, { id: 'b' }]
    expect(wayBack({ id: 'a' }, 'p', siblings)).toEqual({ parentId: 'p', beforeId: 'b' })
    expect(wayBack({ id: 'b' }, undefined, siblings)).toEqual({ parentId: undefined, last: true })
  })
})
