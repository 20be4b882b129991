import { fileURLToPath, URL } from 'node:url'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// A page is mounted for the first time within this, even where two cores are shared with everything else.
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000 }
// Only packages stay loaded between files, which takes ten times longer than the tests; each has a document of its own, and
// our modules are fresh. A vi.mock would outlive its file: there is none.
const shared = { isolate: false, setupFiles: [at('./vitest.fresh.ts')] }
const project = (name: string) => ({
  plugins: [vue()],
  resolve: { alias: { '@haina/shared': at('./shared/src'), '@': at(`./${name}/src`) } },
  test: {
    name,
    root: at(`./${name}`),
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    ...shared,
    ...timeouts,
  },
})

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      ...['shared', 'console', 'sim', 'phones'].map(project),
      { test: { name: 'tools', root: at('./tools'), environment: 'node', include: ['*.test.mjs'], ...timeouts } },
    ],
  },
})
