import type { Article } from './materials'

/** WeChat's limits of a draft; the service checks them again. */
export const LIMIT = { articles: 8, title: 32, author: 16, digest: 128 } as const

/** How many characters people see: an emoji is one. */
export function characters(text: string | undefined): number {
  return Array.from(text ?? '').length
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const SHOWN = 160
const BEFORE = 20

/** Of long texts what stands around the first place where they differ. */
function around(texts: readonly string[]): string[] {
  let same = 0
  while (texts.every((text) => same < text.length && text[same] === texts[0]![same])) same++
  const from = Math.max(0, same - BEFORE)
  return texts.map((text) => {
    const shown = text.slice(from, from + SHOWN)
    return shown && `${from ? '…' : ''}${shown}${from + SHOWN < text.length ? '…' : ''}`
  })
}

/** What a person reads of several versions of an article, field by field; where one has no such article, nothing. */
export function wordsOf(versions: readonly (Article | undefined)[]) {
  const each = (read: (article: Article) => string | undefined) => versions.map((one) => (one && read(one)) ?? '')
  const html = each(({ content }) => content)
  const words = html.map(plain)
  // two that differ in their formatting alone are told apart by it
  const readable = new Set(words).size === new Set(html).size
  return [
    { field: 'title', texts: each(({ title }) => title) },
    { field: 'author', texts: each(({ author }) => author) },
    { field: 'source', texts: each(({ sourceUrl }) => sourceUrl) },
    { field: 'cover', texts: each(({ coverId }) => coverId && `№ ${coverId.slice(-6)}`) },
    { field: 'content', texts: around(readable ? words : html) },
    { field: 'digest', texts: each(({ digest }) => digest) },
  ] as const
}

/** What keeps an article from being sent to WeChat, by its field. It can be saved all the same. */
export function missingIn(article: Article): ('title' | 'content' | 'cover')[] {
  const words = plain(article.content)
  return [
    ...(article.title.trim() ? [] : (['title'] as const)),
    ...(words || article.content.includes('<img') ? [] : (['content'] as const)),
    ...(article.coverId ? [] : (['cover'] as const)),
  ]
}
