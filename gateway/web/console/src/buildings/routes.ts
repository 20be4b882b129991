import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/buildings',
    component: () => import('./BuildingsPage.vue'),
    meta: {
      nav: 'people',
      features: ['ui', 'info', 'coverage', 'claims', 'records', 'buildings'],
      title: 'info.buildings',
    },
  },
]
