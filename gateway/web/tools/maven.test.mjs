import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf, installed } from './maven.mjs'
import { pack } from './pack.mjs'
import { filesOf, weigh } from './weigh.mjs'

let dir
const write = (file, content) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), content)
}

beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'haina-web-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('packages', () => {
    const lock = (packages) => write('package-lock.json', JSON.stringify({ packages }))
    const account = (packages) => write('node_modules/.package-lock.json', JSON.stringify({ packages }))
    const vue = { version: '3.5.0', integrity: 'sha512-a' }

    test('are there when npm says so, whatever is meant for other systems', () => {
        lock({
            '': {},
            console: {},
            'node_modules/vue': vue,
            'node_modules/only-mac': { version: '1.0.0', optional: true },
        })
        account({ console: {}, 'node_modules/vue': vue })
        expect(installed(dir)).toBe(true)
    })
    test('are not there before npm has finished, nor in another version', () => {
        lock({ '': {}, 'node_modules/vue': vue })
        expect(installed(dir)).toBe(false)
        account({})
        expect(installed(dir)).toBe(false)
        account({ 'node_modules/vue': { version: '3.4.0', integrity: 'sha512-b' } })
        expect(installed(dir)).toBe(false)
    })
})

test('what is generated or installed does not make the sources look changed, their content does', () => {
    write('src/a.ts', '1')
    const first = hashOf(dir)
    write('node_modules/vue/x.js', '1')
    write('shared/src/api/generated/auth.ts', '1')
    write('console/components.d.ts', '1')
    write('target/built', '1')
    expect(hashOf(dir)).toBe(first)
    write('src/a.ts', '2')
    expect(hashOf(dir)).not.toBe(first)
})

test('a packed app has its compressed forms beside it and nothing of the app before it', () => {
    const script = 'export const line = 1\n'.repeat(200)
    write('console/dist/index.html', '<!doctype html>')
    write('console/dist/assets/a-1.js', script)
    write('console/dist/assets/mark.png', 'png')
    write('console/dist/.vite/manifest.json', '{}')
    write('out/console/assets/old-0.js', 'old')
    pack(dir, ['console'], join(dir, 'out'))
    expect(readdirSync(join(dir, 'out/console/assets')).sort()).toEqual([
        'a-1.js',
        'a-1.js.br',
        'a-1.js.gz',
        'mark.png',
    ])
    expect(readdirSync(join(dir, 'out/console')).filter((name) => name.startsWith('.'))).toEqual([])
    const read = (form) => readFileSync(join(dir, `out/console/assets/a-1.js.${form}`))
    expect(brotliDecompressSync(read('br')).toString()).toBe(script)
    expect(gunzipSync(read('gz')).toString()).toBe(script)
})

describe('weight', () => {
    const manifest = {
        'index.html': { file: 'assets/index.js', isEntry: true, css: ['assets/index.css'], imports: ['_vue.js'] },
        '_vue.js': { file: 'assets/vue.js' },
        'src/home/HomePage.vue': {
            file: 'assets/home.js',
            css: ['assets/home.css'],
            imports: ['_vue.js', '_table.js'],
        },
        '_table.js': { file: 'assets/table.js', imports: ['_vue.js'] },
        'src/chart.vue': { file: 'assets/chart.js' },
    }

    test('a page needs the entry, its own chunks and what they import, each once', () => {
        expect(filesOf(manifest, ['src/home/HomePage.vue']).sort()).toEqual([
            'assets/home.css',
            'assets/home.js',
            'assets/index.css',
            'assets/index.js',
            'assets/table.js',
            'assets/vue.js',
            'index.html',
        ])
    })
    test('a page that is not in the build is an error, not a light page', () => {
        expect(() => filesOf(manifest, ['src/gone.vue'])).toThrow('src/gone.vue')
    })
    test('it is what goes over the wire', () => {
        for (const file of filesOf(manifest, [])) write(join('console', file), 'x'.repeat(1000))
        write('console/assets/vue.js.br', 'x'.repeat(100))
        const [home] = weigh(dir, { console: { limit: 5, pages: { home: [] } } }, () => manifest)
        expect(home).toEqual({ app: 'console', page: 'home', files: 4, bytes: 3100, limit: 5 })
        expect(statSync(join(dir, 'console/assets/vue.js')).size).toBe(1000)
    })
})
