// What Maven runs here: build · check · test. Each first installs the packages when package-lock.json asks for others than
// there are; build and check do nothing when nothing they depend on has changed. A check builds first.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.mjs'
import { readManifest, weigh } from './weigh.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const target = join(root, 'target')
const packed = join(target, 'classes', 'web')
const APPS = ['console', 'phones', 'sim']
const SKIPPED = new Set(['node_modules', 'dist', 'target', 'generated'])

const json = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Whether node_modules holds what the lock file says; npm writes its own account of it when it has finished. */
export function installed(dir) {
    const account = join(dir, 'node_modules', '.package-lock.json')
    if (!existsSync(account)) return false
    const wanted = json(join(dir, 'package-lock.json')).packages
    const there = json(account).packages
    return Object.entries(wanted).every(([path, entry]) => {
        if (!path.startsWith('node_modules/')) return true // a workspace
        if (entry.link) return there[path]?.resolved === entry.resolved
        if (!there[path]) return Boolean(entry.optional || entry.peer || entry.devOptional) // for another system
        return there[path].version === entry.version && there[path].integrity === entry.integrity
    })
}

function* sources(dir) {
    for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (SKIPPED.has(entry.name) || entry.name === 'components.d.ts' || entry.name.endsWith('.tsbuildinfo')) continue
        const path = join(dir, entry.name)
        if (entry.isDirectory()) yield* sources(path)
        else if (entry.isFile()) yield path
    }
}

const isTest = (file) => /\.test\.(ts|mjs)$/.test(file)

/** One hash of the content of everything that counts. */
export function hashOf(dir, counts = () => true) {
    const hash = createHash('sha256')
    for (const file of sources(dir)) {
        if (counts(file)) hash.update(relative(dir, file)).update('\0').update(readFileSync(file)).update('\0')
    }
    return hash.digest('hex')
}

function unchanged(stamp, hash) {
    const file = join(target, stamp)
    return existsSync(file) && readFileSync(file, 'utf8') === hash
}

function remember(stamp, hash) {
    mkdirSync(target, { recursive: true })
    writeFileSync(join(target, stamp), hash)
}

function npm(args, { quiet = true } = {}) {
    // The npm that belongs to this Node, whatever else is on PATH.
    const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`, CI: '1' }
    const result = spawnSync('npm', ['--no-update-notifier', ...args], {
        cwd: root,
        env,
        encoding: 'utf8',
        stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    if (result.error)
        throw new Error(`npm does not start: ${result.error.message}. It belongs to Node.js (${process.execPath}).`)
    if (result.status !== 0) {
        throw new Error(
            `npm ${args.join(' ')} failed.\n${[result.stdout, result.stderr].filter(Boolean).join('\n').trim()}`,
        )
    }
}

function timed(what, work) {
    const begin = performance.now()
    work()
    console.log(`web: ${what} in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
}

function install() {
    if (installed(root)) return
    timed('packages installed', () => npm(['ci']))
}

function report(weights) {
    const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
    for (const { app, page, files, bytes, limit } of weights) {
        console.log(`web: ${app}, ${page} page: ${kb(bytes)} of ${kb(limit)} compressed, ${files} files`)
    }
    const heavy = weights.filter(({ bytes, limit }) => bytes > limit)
    if (heavy.length) {
        const names = heavy.map(({ app, page }) => `${app}, ${page} page`).join('; ')
        throw new Error(
            `Too heavy: ${names}. Load what the first page does not need later, or change budgets.json knowingly.`,
        )
    }
}

const STEPS = {
    build() {
        const hash = hashOf(root, (file) => !isTest(file))
        if (unchanged('built', hash) && APPS.every((app) => existsSync(join(packed, app, 'index.html')))) return
        install()
        timed('built', () => npm(['run', '--silent', 'build']))
        timed('compressed', () => pack(root, APPS, packed))
        report(weigh(packed, json(join(root, 'budgets.json')), readManifest(root)))
        remember('built', hash)
    },
    check() {
        const hash = hashOf(root)
        if (unchanged('checked', hash)) return
        STEPS.build() // which components there are is written down by the build
        timed('checked (types, rules, format)', () => npm(['run', '--silent', 'check']))
        remember('checked', hash)
    },
    test() {
        install()
        npm(['run', '--silent', 'generate'])
        // Beside Surefire's reports and in their form, so that one sum holds all tests.
        const report = join(target, 'surefire-reports', 'TEST-web.xml')
        npm(
            ['run', '--silent', 'test', '--', '--reporter=default', '--reporter=junit', `--outputFile.junit=${report}`],
            {
                quiet: false,
            },
        )
    },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        for (const step of process.argv.slice(2)) {
            if (!STEPS[step]) throw new Error(`unknown step ${step}; there are ${Object.keys(STEPS).join(', ')}`)
            STEPS[step]()
        }
    } catch (e) {
        console.error(`web: ${e.message}`)
        process.exitCode = 1
    }
}
