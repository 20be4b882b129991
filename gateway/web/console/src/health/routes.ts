import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'settings/health',
    component: () => import('./HealthPage.vue'),
    meta: { nav: 'health', features: ['health', 'ui'], title: 'health.title' },
  },
]
