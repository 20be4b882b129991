import { describe, expect, it } from 'vitest'
import { characters, missingIn, wordsOf } from './article'

describe('An article', () => {
  it('counts what people see', () => {
    expect(characters('停水😀')).toBe(3)
    expect(characters(undefined)).toBe(0)
  })

  it('says what it still needs before WeChat takes it', () => {
    expect(missingIn({ title: ' ', content: '<p><br></p>' })).toEqual(['title', 'content', 'cover'])
    expect(missingIn({ title: '停水', content: '<p>&nbsp;</p>', coverId: 'a' })).toEqual(['content'])
    expect(missingIn({ title: '停水', content: '<p><img data-material="b"></p>', coverId: 'a' })).toEqual([])
  })

  it('is compared by what people read, around the place where a long text differs', () => {
    const long = '停水'.repeat(200)
    const texts = (...contents: string[]) =>
      wordsOf(contents.map((content) => ({ title: '通知', content }))).find(({ field }) => field === 'content')!.texts
    expect(texts('<p>今晚&nbsp;停水</p>', '<p>明晚 停水</p>')).toEqual(['今晚 停水', '明晚 停水'])
    const [before, after] = texts(`<p>${long}今晚</p>`, `<p>${long}明晚</p>`)
    expect(before).toMatch(/^….{20}今晚$/)
    expect(after).toMatch(/^….{20}明晚$/)
    expect(texts('<p>停水</p>', '<p><b>停水</b></p>')[1]).toContain('<b>')
  })

  it('that one version does not have is nothing there', () => {
    const title = wordsOf([{ title: '通知', content: '' }, undefined]).find(({ field }) => field === 'title')!
    expect(title.texts).toEqual(['通知', ''])
  })
})
