import type { RouteRecordRaw } from 'vue-router'

const anyone = { anonymous: true, features: ['pages'] }

export const standalone: RouteRecordRaw[] = [
  { path: '/contact', component: () => import('./ContactPage.vue'), meta: { ...anyone, title: 'pages.contact.title' } },
  {
    path: '/terms',
    component: () => import('./DocumentPage.vue'),
    props: { name: 'terms' },
    meta: { ...anyone, features: ['pages', 'terms'], title: 'terms.title' },
  },
  {
    path: '/privacy',
    component: () => import('./DocumentPage.vue'),
    props: { name: 'privacy' },
    meta: { ...anyone, features: ['pages', 'privacy'], title: 'privacy.title' },
  },
]

export const routes: RouteRecordRaw[] = [
  {
    path: '/feedback',
    component: () => import('./FeedbackPage.vue'),
    meta: { features: ['pages'], title: 'pages.feedback.title' },
  },
]
