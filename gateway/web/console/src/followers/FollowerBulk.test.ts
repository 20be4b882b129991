import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import FollowerBulk from './FollowerBulk.vue'
import zh from './messages/zh-CN.json'

const picked = (n: number) => new Set(Array.from({ length: n }, (_, i) => `wx1.o${i}`))
/** What each request asks, and what is said to it. */
let asked: string[][]
let answer: (ids: string[]) => Response

async function bulk(n: number) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: FollowerBulk }] })
  const page = mount(FollowerBulk, {
    props: { picked: picked(n), account: 'wx1', tags: [{ id: 100, name: '志愿者', count: 0 }] },
    global: {
      plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]],
      stubs: {
        'el-select': { template: `<select @change="$emit('update:modelValue', 100)" />`, emits: ['update:modelValue'] },
        'el-option': true,
        'el-button': { template: '<button><slot /></button>' },
      },
    },
  })
  await page.get('select').trigger('change')
  await page
    .findAll('button')
    .find((one) => one.text() === zh.bulk.tag)!
    .trigger('click')
  await flushPromises()
  return page
}

describe('A tag for many', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { followers: zh, ui })
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1', name: '陈立' } } as SignedIn)
    vi.stubGlobal('fetch', async (request: Request) => {
      const { followerIds } = (await request.json()) as { followerIds: string[] }
      asked.push(followerIds)
      return answer(followerIds)
    })
    asked = []
  })
  afterEach(() => (asked = []))

  it('goes out in as many parts as the service takes at once', async () => {
    answer = (ids) => Response.json({ followers: ids.length, passedOver: [] })
    const page = await bulk(1_201)
    await vi.waitFor(() => expect(page.emitted('done')).toBeDefined())
    expect(asked.map(({ length }) => length)).toEqual([500, 500, 201])
    expect(page.emitted<[string[]]>('done')![0]![0]).toHaveLength(1_201)
    expect(page.find('[role=alert]').exists()).toBe(false)
  })

  it('says how many did not get it, and leaves just them picked', async () => {
    answer = (ids) => Response.json({ followers: ids.length - 1, passedOver: ['wx1.o1'] })
    const page = await bulk(3)
    await vi.waitFor(() => expect(page.emitted('done')).toEqual([[['wx1.o0', 'wx1.o2']]]))
    expect(page.get('[role=alert]').text()).toContain('1 人没有打上“志愿者”')
  })

  it('that could not be finished says why, and for whom it was not', async () => {
    answer = (ids) =>
      asked.length > 1
        ? Response.json({ status: 422, detail: '今天的次数已用完' }, { status: 422 })
        : Response.json({ followers: ids.length, passedOver: [] })
    const page = await bulk(600)
    await vi.waitFor(() => expect(page.text()).toContain('今天的次数已用完'))
    expect(page.text()).toContain('100 人没有打上“志愿者”')
    expect(page.emitted<[string[]]>('done')![0]![0]).toHaveLength(500)
  })
})
