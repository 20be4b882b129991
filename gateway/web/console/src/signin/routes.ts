import type { RouteRecordRaw } from 'vue-router'

export const standalone: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { anonymous: true, features: ['signin'], title: 'signin.title' },
  },
]
