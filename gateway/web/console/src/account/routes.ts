import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/account',
    component: () => import('./AccountPage.vue'),
    meta: { features: ['account', 'signin'], title: 'account.title' },
  },
]
