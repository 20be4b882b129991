import { createApp } from 'vue'
import { createPinia } from 'pinia'
import { VueQueryPlugin } from '@tanstack/vue-query'
import '@haina/shared/styles/tokens.css'
import '@haina/shared/styles/base.css'
import 'element-plus/theme-chalk/base.css'
import './styles/theme.css'
import { i18n, rememberedLanguage, useLanguage } from '@haina/shared/i18n'
import App from './App.vue'
import { messages } from './messages'
import { queryClient } from './query'
import { router } from './router'

async function start() {
  useLanguage(rememberedLanguage())
  await messages.load('app')
  createApp(App).use(createPinia()).use(VueQueryPlugin, { queryClient }).use(i18n).use(router).mount('#app')
}

void start()
