import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@haina/shared/i18n'
import { signIn } from './follower/session'
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
router.afterEach((to) => {
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.product')}` : t('app.product')
})
