import { describe, expect, it } from 'vitest'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const keys = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${at}.${key}`))
    : [at]
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const web = join(import.meta.dirname, '..', '..')
const bundles = ['console', 'sim', 'phones'].flatMap((app) => {
  const source = join(web, app, 'src')
  return readdirSync(source)
    .map((feature) => join(source, feature, 'messages'))
    .filter((path) => existsSync(path) && readdirSync(path).length > 0)
})

describe('Every text exists in both languages', () => {
  it.each(bundles)('in %s', (bundle) => {
    expect(keys(read(join(bundle, 'en.json'))).sort()).toEqual(keys(read(join(bundle, 'zh-CN.json'))).sort())
  })
})
