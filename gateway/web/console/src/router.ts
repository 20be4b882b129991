import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@haina/shared/i18n'
import { accessToken } from '@haina/shared/api/session'
import { failed, startedAnew } from './app/failure'
import { messages } from './messages'
import { keepScroll } from './app/scroll'

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
      children: [
        ...features.flatMap((feature) => feature.routes ?? []),
        {
          path: ':nothing(.*)*',
          component: () => import('./pages/NotFoundPage.vue'),
          meta: { features: ['pages'], title: 'pages.notFound.title' },
        },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  await messages.load(...new Set(to.matched.flatMap((record) => record.meta.features ?? [])))
  if (to.matched.some((record) => record.meta.anonymous)) return true
  if (await accessToken()) return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})

// A page that could not be loaded or a session that nobody could ask for: App says so and offers another try.
router.onError((error, to) => failed(error, to.fullPath))

router.afterEach(async (to, from, failure) => {
  if (failure) return
  startedAnew()
  nameDocument(to)
  await nextTick()
  if (from.matched.length > 0 && page(from) !== page(to)) focusTitle()
})
keepScroll(router)

const page = (route: RouteLocationNormalized) => route.matched[route.matched.length - 1]

/** The browser's title: the page, then the product. */
export function nameDocument(route: RouteLocationNormalized): void {
  const title = route.meta.title // the innermost record that has one
  const { t } = i18n.global
  document.title = title ? `${t(title)} · ${t('app.product')}` : t('app.product')
}

/** Who listens instead of looking hears where they are now. */
function focusTitle(): void {
  const title = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  if (!title || title.contains(document.activeElement)) return
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}
