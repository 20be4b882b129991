import type { Article } from './materials'

/** WeChat's limits of a draft; the service checks them again. */
export const LIMIT = { articles: 8, title: 32, author: 16, digest: 128 } as const

/** How many characters people see: an emoji is one. */
export function characters(text: string | undefined): number {
  return Array.from(text ?? '').length
}

/** What keeps an article from being sent to WeChat, by its field. It can be saved all the same. */
export function missingIn(article: Article): ('title' | 'content' | 'cover')[] {
  const words = article.content
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim()
  return [
    ...(article.title.trim() ? [] : (['title'] as const)),
    ...(words || article.content.includes('<img') ? [] : (['content'] as const)),
    ...(article.coverId ? [] : (['cover'] as const)),
  ]
}
