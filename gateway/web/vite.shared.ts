import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'
import type { PluginOption } from 'vite'

const target = process.env.HAINA_GATEWAY ?? 'http://127.0.0.1:8080'

/** What the apps' builds share: aliases, hashed names, no source maps, the development proxy to a running platform. */
export function config(app: string, base: string, plugins: PluginOption[], to = target): UserConfig {
  return {
    root: fileURLToPath(new URL(`./${app}`, import.meta.url)),
    base,
    plugins: [vue(), ...plugins],
    resolve: {
      alias: {
        '@haina/shared': fileURLToPath(new URL('./shared/src', import.meta.url)),
        '@': fileURLToPath(new URL(`./${app}/src`, import.meta.url)),
      },
    },
    define: { __VUE_OPTIONS_API__: true, __VUE_PROD_DEVTOOLS__: false, __INTLIFY_PROD_DEVTOOLS__: false },
    build: { target: 'es2020', manifest: true, assetsInlineLimit: 0 },
    server: {
      host: '127.0.0.1',
      proxy: Object.fromEntries(
        ['/api', '/site.json', '/sim', '/qrconnect'].map((path) => [
          path,
          {
            target: to,
            // the services take changes from their own origin only
            configure: (proxy) =>
              proxy.on('proxyReq', (request) => request.getHeader('origin') && request.setHeader('origin', to)),
          } satisfies NonNullable<NonNullable<UserConfig['server']>['proxy']>[string],
        ]),
      ),
    },
  }
}
