import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'replies',
    component: () => import('./RepliesPage.vue'),
    meta: { nav: 'replies', features: ['replies', 'materials', 'records'], title: 'shell.nav.replies' },
  },
]
