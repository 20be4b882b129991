import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@haina/shared/i18n'
import { messages } from './messages'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message bundles that the page needs: the names of its features. */
    features?: string[]
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

router.beforeEach((to) => messages.load(...new Set(to.matched.flatMap((record) => record.meta.features ?? []))))
router.afterEach((to) => {
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.product')}` : t('app.product')
})
