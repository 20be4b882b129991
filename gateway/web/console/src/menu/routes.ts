import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'menu',
    component: () => import('./MenuPage.vue'),
    meta: { nav: 'menu', features: ['menu', 'materials', 'records'], title: 'shell.nav.menu' },
  },
]
