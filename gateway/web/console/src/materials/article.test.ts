import { describe, expect, it } from 'vitest'
import { characters, missingIn } from './article'

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
})
