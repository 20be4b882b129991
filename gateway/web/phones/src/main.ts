import { createApp } from 'vue'
import '@haina/shared/styles/tokens.css'
import App from './App.vue'

createApp(App).mount('#app')
