import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@haina/shared/i18n'
import { signIn } from './follower/session'
import { missed } from './app/failure'
import { messages } from './messages'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message bundles that the page needs: the names of its features. */
    features?: string[]
    /** Whether the page is for somebody whom WeChat knows. */
    follower?: boolean
    /** Message key of the page's name. */
    title?: string
  }
}

// A feature says where its pages are, in <feature>/routes.ts.
const features = Object.values(import.meta.glob<{ routes: RouteRecordRaw[] }>('./*/routes.ts', { eager: true }))

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    ...features.flatMap((feature) => feature.routes),
    { path: '/:nothing(.*)*', component: () => import('./app/NotFoundPage.vue') },
  ],
  // A page begins with its question, however far down the last one was read; who goes back is where they were.
  scrollBehavior: (_to, _from, before) => before ?? { top: 0 },
})

// Every page of a visit is about the account that it began with.
router.beforeEach((to, from) => {
  const app = from.query.app
  return to.query.app === undefined && app !== undefined ? { ...to, query: { ...to.query, app } } : true
})
router.beforeEach(async (to) => {
  if (!to.meta.follower) return true
  const page = router.resolve({ ...to, hash: '' }).href
  try {
    await signIn(page)
    return to.hash.startsWith('#ticket=') ? { ...to, hash: '', replace: true } : true
  } catch {
    return { path: '/not-in', query: { why: 'UNREACHABLE', app: to.query.app, to: page }, replace: true }
  }
})
router.beforeEach((to) => messages.load('ui', ...new Set(to.matched.flatMap((record) => record.meta.features ?? []))))
// The files of a page need not come: App says so, and offers another try.
router.onError((_error, to) => {
  missed.value = router.resolve(to).href
})
router.afterEach(async (to, from, failure) => {
  if (failure) return
  missed.value = ''
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.product')}` : t('app.product')
  await nextTick()
  if (from.matched.length > 0 && to.path !== from.path) focusTitle()
})

/** The button that was pressed went with its page: who listens instead of looking hears where they are now. */
function focusTitle(): void {
  const title = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  if (!title || title.contains(document.activeElement)) return
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}
