import { createApp } from 'vue'
import { createPinia } from 'pinia'
import { VueQueryPlugin } from '@tanstack/vue-query'
import '@haina/shared/styles/tokens.css'
import '@haina/shared/styles/base.css'
import 'element-plus/theme-chalk/base.css'
import './styles/theme.css'
import { i18n, onLanguageChosenElsewhere, rememberedLanguage, useLanguage } from '@haina/shared/i18n'
import { followThemeElsewhere, rememberedTheme, showTheme } from '@haina/shared/theme'
import App from './App.vue'
import { chooseLanguage } from './app/language'
import { messages } from './messages'
import { queryClient } from './query'
import { router } from './router'

async function start() {
  showTheme(rememberedTheme())
  useLanguage(rememberedLanguage())
  await messages.load('app', 'ui')
  const app = createApp(App).use(createPinia()).use(VueQueryPlugin, { queryClient }).use(i18n).use(router)
  await router.isReady().catch(() => undefined) // App shows what went wrong
  app.mount('#app')
  onLanguageChosenElsewhere(chooseLanguage)
  followThemeElsewhere()
}

void start()
