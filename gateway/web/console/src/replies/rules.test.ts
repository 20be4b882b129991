import { describe, expect, it } from 'vitest'
import { cleaned, type Kind, type Rule } from './book'
import { add, blank, filled, inserted, instantOf, overnight, place, placeOf, remove, split, step } from './rules'

const rule = (id: string, kind: Kind = 'KEYWORD', more: Partial<Rule> = {}): Rule => ({
  ...blank(kind),
  id,
  name: id,
  ...more,
})
const ids = (rules: Rule[]) => rules.map(({ id }) => id).join(' ')

describe('The order of rules', () => {
  it('changes only among those of a kind, since others never meet', () => {
    const rules = [rule('a'), rule('s', 'SUBSCRIBE'), rule('b')]
    expect(step(rules, 'a', 1)).toBe(true)
    expect(ids(rules)).toBe('s b a')
    expect(step(rules, 'a', 1)).toBe(false)
    expect(step(rules, 's', -1)).toBe(false)
  })

  it('puts a rule before the one that takes its messages', () => {
    const rules = [rule('a'), rule('b'), rule('c')]
    expect(place(rules, 'c', 'a')).toBe(true)
    expect(ids(rules)).toBe('c a b')
    expect(place(rules, 'c', 'b')).toBe(true)
    expect(ids(rules)).toBe('a b c')
    expect(place([rule('a'), rule('d', 'DEFAULT')], 'a', 'd')).toBe(false)
  })

  it('adds a rule after the last of its kind', () => {
    const rules = [rule('a'), rule('d', 'DEFAULT')]
    add(rules, rule('b'))
    expect(ids(rules)).toBe('a b d')
  })

  it('looks at a neighbour of the same kind after one was deleted', () => {
    const rules = [rule('a'), rule('d', 'DEFAULT'), rule('b')]
    expect(remove(rules, 'b')).toBe('a')
    expect(remove(rules, 'a')).toBeUndefined()
  })
})

describe('A rule', () => {
  it('becomes two for verified people and all others', () => {
    const rules = [rule('a', 'KEYWORD', { words: ['报修'] }), rule('b')]
    const twin = split(rules, 'a', ({ name }) => `${name}（未认证）`)!
    expect(rules.map(({ audience }) => audience)).toEqual(['VERIFIED', 'UNVERIFIED', 'EVERYBODY'])
    expect(twin).toMatchObject({ name: 'a（未认证）', words: ['报修'] })
    expect(twin.id).not.toBe('a')
    twin.words.push('维修')
    expect(rules[0]!.words).toEqual(['报修'])
    expect(split(rules, 'a', () => '')).toBeUndefined()
  })

  it('goes out only with what counts for its kind and its answer', () => {
    const messy = rule('a', 'SUBSCRIBE', {
      words: ['留下的'],
      match: 'EXACT',
      eventKey: 'k',
      answer: { form: 'IMAGE', materialId: 'm', text: '留下的', url: 'https://a.cn' },
    })
    expect(cleaned(messy)).toEqual({
      id: 'a',
      name: 'a',
      kind: 'SUBSCRIBE',
      words: [],
      audience: 'EVERYBODY',
      enabled: true,
      answer: { form: 'IMAGE', materialId: 'm' },
    })
    expect(cleaned(rule('b', 'KEYWORD', { words: [' 报修 ', ''] })).words).toEqual(['报修'])
  })
})

describe('A text with variables', () => {
  const book = { nameFallback: '业主', roomFallback: '您的房屋' }

  it('names who is known and says the usual words to others', () => {
    const text = '{姓名}您好，{房号}的{姓名}'
    expect(filled(text, book, { name: '王女士', room: '6幢1802' })).toBe('王女士您好，6幢1802的王女士')
    expect(filled(text, book, {})).toBe('业主您好，您的房屋的业主')
  })

  it('takes a variable where the caret is, in place of what is marked', () => {
    expect(inserted('您好，某某', 3, 5, '{姓名}')).toEqual({ text: '您好，{姓名}', caret: 7 })
  })
})

describe('A time that is tried', () => {
  it("is the office's, wherever the browser is", () => {
    expect(instantOf('2026-11-27T10:00')).toBe('2026-11-27T02:00:00.000Z')
    expect(instantOf('2026-11-27T10:00:30')).toBe('2026-11-27T02:00:30.000Z')
    expect(instantOf('')).toBeUndefined()
  })
})

describe('Working hours', () => {
  it('end on the next day unless they end later than they begin', () => {
    expect(overnight({ opens: '09:00', closes: '18:00' })).toBe(false)
    expect(overnight({ opens: '20:00', closes: '08:00' })).toBe(true)
    expect(overnight({ opens: '09:00', closes: '09:00' })).toBe(true)
    expect(overnight({ opens: '09:00', closes: '' })).toBe(false)
  })
})

describe('A fault of the service', () => {
  it('stands at its rule and field, words as one field', () => {
    expect(placeOf('rules.2.answer.text')).toEqual({ rule: 2, field: 'answer.text' })
    expect(placeOf('rules.0.words.1')).toEqual({ rule: 0, field: 'words' })
    expect(placeOf('hours.closes')).toEqual({ rule: -1, field: 'hours.closes' })
  })
})
