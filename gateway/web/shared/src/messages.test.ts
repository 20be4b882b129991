import { describe, expect, it } from 'vitest'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

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
    .map((path) => relative(web, path))
})

describe('Every text exists in both languages', () => {
  it.each(bundles)('in %s', (bundle) => {
    const texts = (language: string) => keys(read(join(web, bundle, `${language}.json`))).sort()
    expect(texts('en')).toEqual(texts('zh-CN'))
  })
})

describe('What the console says that phones show', () => {
  it.each(['zh-CN', 'en'])('is what they show, in %s', (language) => {
    const of = (bundle: string) => read(join(web, bundle, 'messages', `${language}.json`)) as Record<string, never>
    const claims = of('console/src/claims') as Record<'revoke' | 'renew', { text: string }>
    const shown = (of('phones/src/verify') as Record<'claim', { off: string }>).claim.off
    expect(claims.revoke.text).toContain(`“${shown}”`)
    expect(claims.renew.text).toContain(`“${shown}”`)
  })
})
