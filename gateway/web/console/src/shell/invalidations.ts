import type { QueryKey } from '@tanstack/vue-query'

const PAUSE_MS = 2_000

/**
 * Passes keys on at once, but the same one not more often than every two seconds: an import of 100,000 rows must not make
 * every open list ask all the time. The last one always gets through.
 */
export class Invalidations {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly again = new Map<string, QueryKey>()

  constructor(
    private readonly pass: (key: QueryKey) => void,
    private readonly pause = PAUSE_MS,
  ) {}

  add(key: QueryKey): void {
    const name = JSON.stringify(key)
    if (this.waiting.has(name)) {
      this.again.set(name, key)
      return
    }
    this.waiting.set(
      name,
      setTimeout(() => {
        this.waiting.delete(name)
        const later = this.again.get(name)
        this.again.delete(name)
        if (later) this.add(later)
      }, this.pause),
    )
    this.pass(key)
  }

  stop(): void {
    this.waiting.forEach((timer) => clearTimeout(timer))
    this.waiting.clear()
    this.again.clear()
  }
}
