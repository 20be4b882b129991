import { defineConfig } from 'vite'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { config } from '../vite.shared.ts'

export default defineConfig(
  config('console', '/', [Components({ dirs: [], dts: 'components.d.ts', resolvers: [ElementPlusResolver()] })]),
)
