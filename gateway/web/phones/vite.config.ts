import { defineConfig } from 'vite'
import Components from 'unplugin-vue-components/vite'
import { VantResolver } from '@vant/auto-import-resolver'
import { config } from '../vite.shared.ts'

export default defineConfig(
  config('phones', '/m/', [Components({ dirs: [], dts: 'components.d.ts', resolvers: [VantResolver()] })]),
)
