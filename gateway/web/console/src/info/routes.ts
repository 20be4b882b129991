import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'people', redirect: '/people/residents' },
  {
    path: 'people/followers',
    component: () => import('./FollowersPage.vue'),
    meta: { nav: 'people', features: ['info'], title: 'info.followers' },
  },
]
