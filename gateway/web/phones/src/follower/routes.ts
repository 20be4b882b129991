import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/not-in',
    component: () => import('./NotInPage.vue'),
    meta: { features: ['follower'], title: 'follower.title' },
  },
]
