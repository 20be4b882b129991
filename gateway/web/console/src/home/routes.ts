import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '',
    component: () => import('./HomePage.vue'),
    meta: { nav: 'home', features: ['home'], title: 'home.title' },
  },
]
