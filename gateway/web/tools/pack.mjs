// Puts the built apps where the jar is made from, each file with its compressed forms beside it.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest', '.map'])

function* walk(dir) {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
        const path = join(dir, entry.name)
        if (entry.isDirectory()) yield* walk(path)
        else yield path
    }
}

/** Writes `<file>.br` and `<file>.gz` where they are smaller. */
export function compress(dir) {
    for (const file of [...walk(dir)].filter((f) => TEXT.has(extname(f)))) {
        const content = readFileSync(file)
        const forms = {
            br: brotliCompressSync(content, {
                params: {
                    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
                    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
                },
            }),
            gz: gzipSync(content, { level: 9 }),
        }
        for (const [form, bytes] of Object.entries(forms)) {
            if (bytes.length < content.length) writeFileSync(`${file}.${form}`, bytes)
        }
    }
}

/** Copies `<root>/<app>/dist` to `<to>/<app>`; what lay there before goes away. */
export function pack(root, apps, to) {
    rmSync(to, { recursive: true, force: true })
    for (const app of apps) {
        mkdirSync(join(to, app), { recursive: true })
        cpSync(join(root, app, 'dist'), join(to, app), {
            recursive: true,
            filter: (file) => !file.split(/[\\/]/).includes('.vite'),
        })
        compress(join(to, app))
    }
}
