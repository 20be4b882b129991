import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/staff',
    component: () => import('./StaffPage.vue'),
    meta: { nav: 'people', features: ['info', 'records', 'staff'], title: 'staff.title' },
  },
]
