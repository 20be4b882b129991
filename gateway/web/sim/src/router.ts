import { createRouter, createWebHistory } from 'vue-router'
import DeskPage from './desk/DeskPage.vue'

export const router = createRouter({
  history: createWebHistory('/phones'),
  routes: [
    { path: '/', component: DeskPage, meta: { title: 'app.title' } },
    { path: '/events', component: () => import('./events/EventsPage.vue'), meta: { title: 'events.title' } },
    { path: '/:person', component: () => import('./phone/PersonPage.vue'), props: true },
    {
      path: '/:person/scan',
      component: () => import('./phone/PersonPage.vue'),
      props: (to) => ({ person: to.params.person, scan: true }),
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
