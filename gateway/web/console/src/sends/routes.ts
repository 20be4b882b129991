import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'sends',
    component: () => import('./SendsPage.vue'),
    meta: { nav: 'sends', features: ['sends', 'materials', 'records', 'ui'], title: 'sends.title' },
  },
]
