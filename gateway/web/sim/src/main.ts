import { createApp } from 'vue'
import '@haina/shared/styles/tokens.css'
import './styles/sim.css'
import { i18n, rememberedLanguage, useLanguage } from '@haina/shared/i18n'
import App from './App.vue'
import { messages } from './messages'
import { router } from './router'
import { follow } from './world/live'

async function start() {
  useLanguage(rememberedLanguage())
  await messages.load('app', 'phone', 'desk', 'events')
  follow()
  createApp(App).use(i18n).use(router).mount('#app')
}

void start()
