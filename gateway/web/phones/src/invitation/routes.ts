import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/invitations/:token',
    component: () => import('./InvitationPage.vue'),
    props: true,
    meta: { features: ['invitation'], title: 'invitation.title' },
  },
]
