import type { RouteRecordRaw } from 'vue-router'

const features = ['settings', 'ui']

export const routes: RouteRecordRaw[] = [
  { path: 'settings', redirect: '/settings/office' },
  {
    path: 'settings/office',
    component: () => import('./OfficePage.vue'),
    meta: { nav: 'settings', features, title: 'settings.office.title' },
  },
  {
    path: 'settings/communities',
    component: () => import('./CommunitiesPage.vue'),
    meta: { nav: 'settings', features: [...features, 'buildings'], title: 'settings.communities.title' },
  },
  {
    path: 'settings/verification',
    component: () => import('./VerificationPage.vue'),
    meta: { nav: 'settings', features: [...features, 'records'], title: 'settings.verification.title' },
  },
  {
    path: 'settings/operators',
    component: () => import('./OperatorsPage.vue'),
    meta: { nav: 'settings', features, title: 'settings.operators.title' },
  },
  {
    path: 'settings/audit',
    component: () => import('./AuditPage.vue'),
    meta: { nav: 'settings', features, title: 'settings.audit.title' },
  },
  {
    path: 'settings/templates',
    component: () => import('./TemplatesPage.vue'),
    meta: { nav: 'settings', features, title: 'settings.templates.title' },
  },
]
