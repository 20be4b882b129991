import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: 'people/followers',
    component: () => import('./FollowersPage.vue'),
    meta: { nav: 'people', features: ['info', 'followers', 'sends', 'records', 'ui'], title: 'info.followers' },
  },
]
