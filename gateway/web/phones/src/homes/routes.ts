import type { RouteRecordRaw } from 'vue-router'

const meta = { features: ['homes', 'follower'], follower: true, title: 'homes.title' }

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: (to) => ({ path: '/home', query: to.query, hash: to.hash }) },
  { path: '/home', component: () => import('./HomeRooms.vue'), meta },
  { path: '/home/:id', component: () => import('./HomeRoom.vue'), props: true, meta },
  { path: '/home/:id/invite', component: () => import('./HomeInvite.vue'), props: true, meta },
  {
    path: '/invite/:token',
    component: () => import('./AcceptInvitation.vue'),
    props: true,
    meta: { ...meta, title: 'homes.inviteTitle' },
  },
  {
    path: '/confirm/:id',
    component: () => import('./ConfirmPerson.vue'),
    props: true,
    meta: { ...meta, title: 'homes.confirmTitle' },
  },
]
