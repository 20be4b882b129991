/** A mainland mobile as people type it: spaces, dashes and +86 are no matter; undefined if it is none. */
export function mobileOf(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-—–]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}
