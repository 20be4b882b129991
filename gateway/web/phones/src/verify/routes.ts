import type { RouteRecordRaw } from 'vue-router'

const meta = { features: ['verify', 'follower'], follower: true, title: 'verify.title' }

export const routes: RouteRecordRaw[] = [
  {
    path: '/verify',
    component: () => import('./VerifyRoom.vue'),
    meta,
    // as messages in WeChat name an application
    beforeEnter: ({ query: { id, ...query } }) =>
      typeof id === 'string' ? { path: `/verify/${encodeURIComponent(id)}`, query, replace: true } : true,
  },
  { path: '/verify/who', component: () => import('./VerifyWho.vue'), meta },
  { path: '/verify/mobile', component: () => import('./VerifyMobile.vue'), meta },
  {
    path: '/verify/privacy',
    component: () => import('./PrivacyPage.vue'),
    meta: { features: ['verify'], title: 'verify.privacy.title' },
  },
  { path: '/verify/:id', component: () => import('./VerifyResult.vue'), props: true, meta },
  { path: '/claim/:code', component: () => import('./ClaimRoom.vue'), props: true, meta },
]
