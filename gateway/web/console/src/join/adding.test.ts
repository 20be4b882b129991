import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { signedIn, signedOut, type SignedIn } from '@haina/shared/api/session'
import { beginAdding, endAdding } from './adding'
import { standalone } from './routes'

const [join, add] = standalone
const page = { template: '' }
/** Where somebody stands who opened this address. */
async function opened(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [join!, add!].map((route) => ({ ...route, component: page })) as typeof standalone,
  })
  await router.push(address)
  return router.currentRoute.value.path
}
const session = (role: string) =>
  ({
    accessToken: 'token',
    expiresInSeconds: 900,
    operator: { id: role, roles: [role] },
    tenant: {},
  }) as unknown as SignedIn

beforeEach(() => {
  vi.stubGlobal('navigator', {}) // the window's has locks in name only
  signedOut()
  endAdding()
})
afterEach(() => vi.unstubAllGlobals())

describe('Who comes to where offices join', () => {
  it('founds one when nobody is signed in', async () => {
    expect(await opened('/join')).toBe('/join')
  })

  it('adds an account when the office is there already', async () => {
    signedIn(session('ADMINISTRATOR'))
    expect(await opened('/join')).toBe('/join/account')
  })

  it('founds one where only administrators may add an account', async () => {
    signedIn(session('OPERATOR'))
    expect(await opened('/join/account')).toBe('/join')
  })

  it('goes on adding when WeChat leads back in a page that begins anew', async () => {
    beginAdding()
    vi.stubGlobal('fetch', async () => Response.json(session('ADMINISTRATOR')))
    expect(await opened('/join')).toBe('/join/account')
  })

  it('founds one when the session has ended meanwhile, and is not asked again', async () => {
    beginAdding()
    let asked = 0
    vi.stubGlobal('fetch', async () => {
      asked++
      return new Response('', { status: 401 })
    })
    expect(await opened('/join')).toBe('/join')
    expect(await opened('/join')).toBe('/join')
    expect(asked).toBe(1)
  })
})
