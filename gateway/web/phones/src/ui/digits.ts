/** The eleven digits of a mobile, however it was pasted or filled in: +86 138-0013-8000. */
export function mobileDigits(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d)/, '')
    .slice(0, 11)
}

/** The six digits of a code, also where blanks or words were copied with it. */
export function codeDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
}
