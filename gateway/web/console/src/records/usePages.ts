import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * Where the pages of one list begin. A cursor only leads forward, so the way is remembered: page 1 has none, each next
 * page begins where the one before said. Only pages of the way can be opened directly.
 */
export class Trail {
  /** @param cursors of the pages 2, 3, …, in their order */
  constructor(private readonly cursors: readonly string[] = []) {}

  /** How many pages can be opened. */
  get length(): number {
    return this.cursors.length + 1
  }

  /** Undefined for the first page. */
  cursor(page: number): string | undefined {
    return page > 1 ? this.cursors[page - 2] : undefined
  }

  knows(page: number): boolean {
    return Number.isInteger(page) && page >= 1 && page <= this.length
  }

  /** The way with what `page` said about its next one; what was known beyond belongs to another answer and is dropped. */
  after(page: number, next: string | undefined): Trail {
    if (this.cursors[page - 1] === next) return this
    return new Trail(next ? [...this.cursors.slice(0, page - 1), next] : this.cursors.slice(0, page - 1))
  }

  toJSON(): readonly string[] {
    return this.cursors
  }

  static from(text: string | null): Trail {
    try {
      const kept: unknown = JSON.parse(text ?? '[]')
      return Array.isArray(kept) && kept.every((cursor) => typeof cursor === 'string') ? new Trail(kept) : new Trail()
    } catch {
      return new Trail()
    }
  }
}

const SIZES = [50, 100, 200] as const

/**
 * The page of a list, in the address as `page`; how one got there is kept for this window, so that back and reload find
 * the same rows. `question` names everything that decides what the list holds and how it is ordered.
 */
export function usePages(list: string, question: Ref<string>): Pages {
  const route = useRoute()
  const router = useRouter()
  const size = ref(kept(list))
  const key = computed(() => `hn-pages-${list}-${size.value}-${digest(question.value)}`)
  const trail = ref(Trail.from(sessionStorage.getItem(key.value)))
  watch(key, (now) => (trail.value = Trail.from(sessionStorage.getItem(now))), { flush: 'sync' })

  const page = computed(() => {
    const wanted = Number([route.query.page].flat()[0] ?? 1)
    return trail.value.knows(wanted) ? wanted : 1
  })

  async function go(to: number, how: 'push' | 'replace' = 'push'): Promise<void> {
    if (!trail.value.knows(to)) return
    await router[how]({ query: { ...route.query, page: to > 1 ? String(to) : undefined }, hash: route.hash })
  }

  function arrived(at: number, next: string | undefined): void {
    const way = trail.value.after(at, next)
    if (way === trail.value) return
    trail.value = way
    sessionStorage.setItem(key.value, JSON.stringify(way))
  }

  async function resize(rows: number): Promise<void> {
    localStorage.setItem(`hn-page-size-${list}`, String(rows))
    await router.replace({ query: { ...route.query, page: undefined }, hash: route.hash })
    size.value = rows
  }

  return {
    page,
    size: computed(() => size.value),
    sizes: SIZES,
    cursor: computed(() => trail.value.cursor(page.value)),
    known: computed(() => trail.value.length),
    go,
    arrived,
    resize,
  }
}

export interface Pages {
  page: ComputedRef<number>
  size: ComputedRef<number>
  sizes: readonly number[]
  cursor: ComputedRef<string | undefined>
  /** How many pages, from the first, can be opened directly. */
  known: ComputedRef<number>
  go: (to: number, how?: 'push' | 'replace') => Promise<void>
  /** To be told what the page `at` answered as the beginning of its next one. */
  arrived: (at: number, next: string | undefined) => void
  resize: (rows: number) => Promise<void>
}

function kept(list: string): number {
  const size = Number(localStorage.getItem(`hn-page-size-${list}`))
  return (SIZES as readonly number[]).includes(size) ? size : SIZES[0]
}

// What was asked may hold a mobile: its digest is kept, not itself.
function digest(text: string): string {
  let hash = 5381
  for (const character of text) hash = (hash * 33) ^ character.codePointAt(0)!
  return (hash >>> 0).toString(36)
}
