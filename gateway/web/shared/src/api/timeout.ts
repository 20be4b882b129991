/** A signal that ends a request that takes too long; office browsers are often too old for `AbortSignal.timeout`. */
export function timeout(ms: number, ...others: AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('No answer in time', 'TimeoutError')), ms)
  for (const other of others) {
    if (other.aborted) controller.abort(other.reason)
    other.addEventListener('abort', () => controller.abort(other.reason), { once: true })
  }
  controller.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  return controller.signal
}
