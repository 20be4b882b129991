import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/verifications',
    component: () => import('./VerificationsPage.vue'),
    meta: { nav: 'verifications', features: ['verifications', 'records', 'ui'], title: 'verifications.title' },
  },
]
