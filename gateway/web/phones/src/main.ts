import { createApp } from 'vue'
import '@haina/shared/styles/tokens.css'
import '@haina/shared/styles/base.css'
import './styles/theme.css'
import './styles/phone.css'
import { i18n, onLanguageChosenElsewhere, rememberedLanguage, useLanguage } from '@haina/shared/i18n'
import { followThemeElsewhere, rememberedTheme, showTheme } from '@haina/shared/theme'
import App from './App.vue'
import { messages } from './messages'
import { router } from './router'

async function start() {
  showTheme(rememberedTheme())
  useLanguage(rememberedLanguage())
  await messages.load('app')
  createApp(App).use(i18n).use(router).mount('#app')
  onLanguageChosenElsewhere((language) => messages.switchTo(language))
  followThemeElsewhere()
}

void start()
