import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { Button, CellGroup, Checkbox, Field, Icon, Popup } from 'vant'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { vi } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { mayGoRound, signIn } from './follower/session'
import { messages } from './messages'

/** Whoever holds the phone in tests, signed in, with the words of these features. */
export async function holdThePhone(...features: string[]): Promise<void> {
  await messages.load('ui', ...features)
  const token = `e30.${btoa(JSON.stringify({ sub: 'wx1.oMe' }))}.sig`
  vi.stubGlobal('fetch', async () => Response.json({ accessToken: token, expiresIn: 1800 }))
  mayGoRound(sessionStorage, '', Date.now())
  history.replaceState(null, '', '/m/home?app=wx1#ticket=a.b')
  await signIn('/m/home?app=wx1')
}

export const refusal = (status: number, code: string, more: object = {}) =>
  Response.json({ title: code, detail: `says ${code}`, status, code, ...more }, { status })

const pages: VueWrapper[] = []

/** Closes what was opened: pages share a draft, and would go on with what the next test does to it. */
export function putDown(): void {
  pages.splice(0).forEach((page) => page.unmount())
  vi.unstubAllGlobals()
}

/** A page as it opens on the phone, with what the services answer. */
export async function open(page: Component, props: object, answer: (request: Request) => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async (request: Request) => answer(request))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: { template: '<i />' } }],
  })
  await router.push('/here')
  const shown = mount(page, {
    props: props as Record<string, unknown>,
    attachTo: document.body,
    global: {
      plugins: [i18n, router],
      components: {
        VanButton: Button,
        VanCellGroup: CellGroup,
        VanCheckbox: Checkbox,
        VanField: Field,
        VanIcon: Icon,
        VanPopup: Popup,
      },
      stubs: { teleport: true },
    },
  })
  pages.push(shown)
  await flushPromises()
  return { shown, router }
}
