import type { components } from '@haina/shared/api/generated/wechat'

type Line = components['schemas']['NoticeTemplateLineChoice']
export type Source = Line['choices'][number]

/** What most offices will want in the lines of a template: the title, then the text, then the account's name; times are times. */
export function guessed(lines: Pick<Line, 'key' | 'choices'>[]): Record<string, Source> {
  const words: Source[] = ['TITLE', 'TEXT', 'ACCOUNT']
  const filled: Record<string, Source> = {}
  for (const line of lines) {
    const next = words.find((word) => line.choices.includes(word))
    const source = next ?? line.choices[0]
    if (!source) continue
    filled[line.key] = source
    if (next && next !== 'ACCOUNT') words.splice(words.indexOf(next), 1)
  }
  return filled
}
