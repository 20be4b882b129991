import { nextTick } from 'vue'
import type { Router } from 'vue-router'

const ROOM = 50

/** The page's own part scrolls, not the window: going back finds the place where one was, a new page begins at its top. */
export function keepScroll(router: Router): void {
  const places = new Map<unknown, number>()
  const scroller = () => document.getElementById('main')
  const position = () => (history.state as { position?: number } | null)?.position
  let at = position()
  let back = false
  addEventListener('popstate', () => (back = true))
  router.beforeEach(() => {
    places.set(at, scroller()?.scrollTop ?? 0)
    if (places.size > ROOM) places.delete(places.keys().next().value)
  })
  router.afterEach(async (to, from, failure) => {
    const returned = back
    back = false
    if (failure) return
    at = position()
    if (to.path === from.path) return
    await nextTick()
    scroller()?.scrollTo({ top: returned ? (places.get(at) ?? 0) : 0 })
  })
}
