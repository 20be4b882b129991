import type { RouteRecordRaw } from 'vue-router'

const meta = { nav: 'materials', features: ['materials', 'records'], title: 'materials.title' }

export const routes: RouteRecordRaw[] = [
  { path: 'materials', redirect: '/materials/images' },
  { path: 'materials/articles', component: () => import('./ArticlesPage.vue'), meta },
  { path: 'materials/articles/new', component: () => import('./ArticleEditorPage.vue'), meta },
  { path: 'materials/articles/:id', component: () => import('./ArticleEditorPage.vue'), props: true, meta },
  {
    path: 'materials/:tab(images|voices|videos)',
    component: () => import('./MaterialsPage.vue'),
    props: true,
    meta,
  },
]
