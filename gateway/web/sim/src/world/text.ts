/** A piece of a message: words, or a link. */
export type Piece = { text: string; href?: string }

const LINK =
  /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a>|(https?:\/\/[^\s<>"'，。；：！？、）】》]+)/gi

/** The address if a phone may open it; only web pages are. */
export function openable(address: string): string | undefined {
  try {
    const url = new URL(address)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
  } catch {
    return undefined
  }
}

/**
 * Cuts a message into words and links, the way WeChat shows them: its own `<a href="…">` and plain addresses. What is no
 * web address stays text, and so does everything else that looks like markup.
 */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    const href = openable(decoded(match[1] ?? match[2] ?? match[4] ?? ''))
    const shown = match[3] ?? match[0]
    found.push(href ? { text: shown, href } : { text: shown })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}

const decoded = (href: string): string => href.replaceAll('&amp;', '&')

/** The code in a text, which stands out: four to six digits by themselves. */
export function codeIn(text: string): string | undefined {
  return /(?<!\d)\d{4,6}(?!\d)/.exec(text)?.[0]
}

export function maskedMobile(mobile: string): string {
  return mobile.length === 11 ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : mobile
}

/** The last character, which stands in for a picture. */
export function initial(name: string): string {
  return Array.from(name).at(-1) ?? '?'
}
