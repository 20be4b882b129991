import { defineConfig, type Plugin } from 'vite'
import Components from 'unplugin-vue-components/vite'
import { VantResolver } from '@vant/auto-import-resolver'
import { config } from '../vite.shared.ts'

/** Vant's icons name a second font on somebody else's host, and a browser that fails on the first asks there. */
const onlyOurHost: Plugin = {
  name: 'only-our-host',
  enforce: 'pre',
  transform: (code, id) =>
    /vant.*\.css/.test(id) ? code.replace(/,\s*url\(\/\/[^)]*\)\s*format\("woff"\)/g, '') : undefined,
}

export default defineConfig(
  config('phones', '/m/', [onlyOurHost, Components({ dirs: [], dts: 'components.d.ts', resolvers: [VantResolver()] })]),
)
