// TypeScript types of every service's API, from the snapshots in openapi/ that the services' own tests keep true.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join, basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..')
const from = join(root, 'openapi')
const to = join(root, 'shared', 'src', 'api', 'generated')
mkdirSync(to, { recursive: true })
for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
    const ast = await openapiTS(JSON.parse(readFileSync(join(from, file), 'utf8')))
    const target = join(to, `${basename(file, '.json')}.ts`)
    const text = `// Generated from openapi/${file}: do not edit.\n${astToString(ast)}`
    if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
}
