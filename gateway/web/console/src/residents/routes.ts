import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/residents',
    component: () => import('./ResidentsPage.vue'),
    meta: { nav: 'people', features: ['info', 'records', 'coverage', 'residents'], title: 'residents.title' },
  },
]
