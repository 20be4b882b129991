import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { accessToken } from '@haina/shared/api/session'
import { messages } from './messages'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message bundles that the page needs: the names of its features. */
    features?: string[]
    /** Anybody may see the page; all others ask for a sign-in first. */
    anonymous?: boolean
    /** Which entry of the navigation is marked. */
    nav?: string
    /** Message key of the page's name, for the browser's title. */
    title?: string
  }
}

// A feature says where its pages are, in <feature>/routes.ts; those of `shell: true` features stand inside the shell.
const features = Object.values(
  import.meta.glob<{ routes?: RouteRecordRaw[]; standalone?: RouteRecordRaw[] }>('./*/routes.ts', { eager: true }),
)

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    ...features.flatMap((feature) => feature.standalone ?? []),
    {
      path: '/',
      component: () => import('./shell/ShellPage.vue'),
      meta: { features: ['shell'] },
      children: features.flatMap((feature) => feature.routes ?? []),
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  await messages.load(...new Set(to.matched.flatMap((record) => record.meta.features ?? [])))
  if (to.matched.some((record) => record.meta.anonymous)) return true
  if (await accessToken().catch(() => undefined)) return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})
