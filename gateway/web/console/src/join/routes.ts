import type { RouteRecordRaw } from 'vue-router'

export const standalone: RouteRecordRaw[] = [
  {
    path: '/join',
    component: () => import('./JoinPage.vue'),
    meta: { anonymous: true, features: ['join', 'signin'], title: 'join.title' },
  },
]
