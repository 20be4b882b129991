// What a browser fetches for the first pages, in bytes as they go over the wire (brotli): the app's entry, the page's own
// chunks, everything these import, and their styles. budgets.json names the pages by their modules and says how much they
// may weigh. The browser journeys measure the same from outside; this one tells at once, at every build.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files of an app that a page needs, by Vite's manifest. */
export function filesOf(manifest, modules) {
    const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry)
    const files = new Set(['index.html'])
    const seen = new Set()
    const visit = (key) => {
        if (seen.has(key)) return
        seen.add(key)
        const chunk = manifest[key]
        if (!chunk) throw new Error(`budgets.json names ${key}, which is no chunk of the build`)
        files.add(chunk.file)
        for (const css of chunk.css ?? []) files.add(css)
        for (const next of chunk.imports ?? []) visit(next)
    }
    for (const key of [...entries, ...modules]) visit(key)
    return [...files]
}

/**
 * Weighs the packed apps.
 * @param {string} packed directory with an app each, beside every file its `.br` where that is smaller
 * @param {object} budgets of budgets.json
 * @param {(app: string) => object} manifestOf reads an app's manifest
 * @returns {{app: string, page: string, files: number, bytes: number, limit: number}[]}
 */
export function weigh(packed, budgets, manifestOf) {
    return Object.entries(budgets).flatMap(([app, { limit, pages }]) =>
        Object.entries(pages).map(([page, modules]) => {
            const files = filesOf(manifestOf(app), modules)
            const bytes = files.reduce((sum, file) => sum + onTheWire(join(packed, app, file)), 0)
            return { app, page, files: files.length, bytes, limit }
        }),
    )
}

function onTheWire(file) {
    return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}

export const readManifest = (root) => (app) =>
    JSON.parse(readFileSync(join(root, app, 'dist', '.vite', 'manifest.json'), 'utf8'))
