/** A signal that ends what takes too long; office browsers are often too old for `AbortSignal.timeout` and `any`. */
export class Limit {
  private readonly controller = new AbortController()
  private readonly timer: ReturnType<typeof setTimeout>

  constructor(ms: number, ...others: AbortSignal[]) {
    this.timer = setTimeout(() => this.end(new DOMException('No answer in time', 'TimeoutError')), ms)
    for (const other of others) {
      if (other.aborted) this.end(other.reason)
      else other.addEventListener('abort', () => this.end(other.reason), { once: true })
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** What came may take its time from here on; the other signals still end it. */
  lift(): void {
    clearTimeout(this.timer)
  }

  private end(reason: unknown): void {
    clearTimeout(this.timer)
    this.controller.abort(reason)
  }
}

export function timeout(ms: number): AbortSignal {
  return new Limit(ms).signal
}
