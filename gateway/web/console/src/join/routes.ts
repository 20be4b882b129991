import type { RouteRecordRaw } from 'vue-router'
import { mayAdminister } from '@/ui/rights'
import { addsToOffice } from './adding'

export const standalone: RouteRecordRaw[] = [
  {
    path: '/join',
    component: () => import('./JoinPage.vue'),
    beforeEnter: async () => ((await addsToOffice()) ? '/join/account' : true),
    meta: { anonymous: true, features: ['join', 'signin'], title: 'join.title' },
  },
  {
    path: '/join/account',
    component: () => import('./AddAccountPage.vue'),
    beforeEnter: () => mayAdminister.value || '/join',
    meta: { features: ['join'], title: 'join.attach.title' },
  },
]
