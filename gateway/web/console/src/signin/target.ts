const KEY = 'hn-sign-in-to'

/** Where somebody wanted to go before signing in; kept over WeChat's pages, in this tab only. */
export function keepTarget(address: string): void {
  sessionStorage.setItem(KEY, address)
}

/** The page to go to, once; only ever one of our own. */
export function takeTarget(): string {
  const address = sessionStorage.getItem(KEY) ?? '/'
  sessionStorage.removeItem(KEY)
  return isOwn(address) ? address : '/'
}

export function isOwn(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && !/^\/(sign-in|join)\b/.test(address)
}
