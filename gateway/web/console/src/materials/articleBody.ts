import { pictures } from './pictures'

const MATERIAL = 'data-material'

/** Shows cleaned HTML of an article: pictures come from the library, styles are set where the page's policy allows it. */
export function paint(root: HTMLElement, html: string): void {
  root.innerHTML = html
  dress(root)
}

/** Gives the library's pictures in it their address of this window, and styles their effect. */
export function dress(root: HTMLElement): void {
  for (const image of root.querySelectorAll<HTMLImageElement>(`img[${MATERIAL}]`)) {
    if (image.src) continue
    pictures
      .address(image.getAttribute(MATERIAL)!, 'file')
      .then((address) => (image.src = address))
      .catch(() => image.classList.add('gone'))
  }
  for (const styled of root.querySelectorAll<HTMLElement>('[style]')) {
    styled.style.cssText = styled.getAttribute('style') ?? ''
  }
}

/** The HTML of what is shown, without what belongs to this window only. */
export function written(root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement
  for (const image of copy.querySelectorAll(`img[${MATERIAL}]`)) {
    image.removeAttribute('src')
    image.removeAttribute('class')
  }
  for (const block of copy.querySelectorAll('div')) {
    // Browsers begin a new line with a div in a field without paragraphs.
    if (!block.querySelector('p, div, ul, ol, table, blockquote')) {
      const paragraph = document.createElement('p')
      paragraph.append(...block.childNodes)
      block.replaceWith(paragraph)
    }
  }
  const html = copy.innerHTML.trim()
  return html === '<br>' || html === '<p><br></p>' ? '' : html
}

/** Plain text as paragraphs, for what is pasted from elsewhere. */
export function paragraphs(text: string): string {
  const escaped = (line: string) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')
}

export function picture(id: string): string {
  return `<p><img ${MATERIAL}="${id}" alt=""></p>`
}
