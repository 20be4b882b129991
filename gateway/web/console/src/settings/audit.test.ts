import { describe, expect, it } from 'vitest'
import { ACTIONS, changed, dayEnds, dayStarts } from './audit'
import texts from './messages/zh-CN.json'

describe('The trail', () => {
  it('has a word for each action', () => {
    const words = texts.actions as Record<string, string>
    expect(ACTIONS.filter((action) => !words[action.replace('.', '_')])).toEqual([])
  })

  it('shows what changed and nothing else', () => {
    expect(changed({ name: '张三', phone: '1' }, { name: '张三', phone: '2', note: '新' })).toEqual([
      { fact: 'phone', before: '1', after: '2' },
      { fact: 'note', before: undefined, after: '新' },
    ])
  })

  it("takes a day as the office's own", () => {
    expect(dayStarts('2026-11-22')).toBe('2026-11-21T16:00:00.000Z')
    expect(dayEnds('2026-11-22')).toBe('2026-11-22T15:59:59.999Z')
  })
})
