import type { RouteRecordRaw } from 'vue-router'
import { NAVIGATION } from './navigation'

export const routes: RouteRecordRaw[] = NAVIGATION.flatMap((group) => group.entries)
  .filter((entry) => entry.later)
  .map((entry) => ({
    path: entry.to,
    component: () => import('./LaterPage.vue'),
    props: { entry: entry.id },
    meta: { nav: entry.id, features: ['later'], title: `shell.nav.${entry.id}` },
  }))
