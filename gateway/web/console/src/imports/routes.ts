import type { RouteRecordRaw } from 'vue-router'

const meta = { nav: 'imports', features: ['imports'] }

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/imports',
    component: () => import('./ImportsPage.vue'),
    meta: { ...meta, title: 'imports.title' },
  },
  {
    path: 'people/imports/new',
    component: () => import('./ImportPage.vue'),
    meta: { ...meta, title: 'imports.new' },
  },
  {
    path: 'people/imports/:id',
    component: () => import('./ImportPage.vue'),
    props: true,
    meta: { ...meta, title: 'imports.one' },
  },
  {
    path: 'people/imports/:id/rows',
    component: () => import('./RowsPage.vue'),
    props: true,
    meta: { ...meta, title: 'imports.rows.title' },
  },
]
