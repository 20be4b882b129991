import { computed, createApp, ref } from 'vue'
import { flushPromises } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { i18n } from '@haina/shared/i18n'
import ui from '@/ui/messages/zh-CN.json'
import zh from './messages/zh-CN.json'
import type { Current } from './useCurrent'
import { useReview, type Review } from './useReview'
import type { Read } from './verifications'

const NAMES: Record<string, string> = { v1: '林建国', v2: '王芳', v3: '陈立' }
const stored = (id: string, state = 'WAITING_FOR_REVIEW'): Read =>
  ({
    etag: '1',
    record: { application: { id, name: NAMES[id], state, reasons: [] }, suggestions: [], inRoom: [], steps: [] },
  }) as unknown as Read

const id = ref<string | undefined>('v1')
const shown = computed(() => (id.value ? stored(id.value) : undefined))
let review: Review
/** What the service says to the decision that is on its way. */
let answer: (response: Response) => void
const show = vi.fn(async (next: string | undefined) => void (id.value = next))

function queue() {
  const current = { id, shown, show, goOn: show } as unknown as Current
  const setup = () => {
    review = useReview(current, ref(['v1', 'v2', 'v3']), ref('new' as const), ref(Date.now()))
    return () => null
  }
  const app = createApp({ setup }).use(i18n).use(VueQueryPlugin, { queryClient: new QueryClient() })
  app.mount(document.createElement('div'))
}
const note = () => document.querySelector('.el-message')?.textContent ?? ''
const problem = (status: number, detail: string) => Response.json({ status, detail, code: 'held' }, { status })

describe('A decision on its way while its operator goes on', () => {
  beforeAll(() => {
    i18n.global.mergeLocaleMessage('zh-CN', { verifications: zh, ui })
    signedIn({ accessToken: 'token', expiresInSeconds: 600, operator: { id: 'o1', name: '陈立' } } as SignedIn)
    queue()
  })
  beforeEach(() => {
    id.value = 'v1'
    show.mockClear()
    vi.stubGlobal('fetch', (request: Request) =>
      request.method === 'GET'
        ? Promise.resolve(Response.json(stored('v1').record, { headers: { ETag: '"1"' } }))
        : new Promise<Response>((resolve) => (answer = resolve)),
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  it('does not take them back to another application, which the next key would hit', async () => {
    const deciding = review.approve(true)
    await flushPromises()
    id.value = 'v3'
    answer(Response.json(stored('v1', 'APPROVED').record, { headers: { ETag: '"2"' } }))
    await deciding
    expect(id.value).toBe('v3')
    expect(show).not.toHaveBeenCalled()
  })

  it('brings up the next one for whoever waited for it', async () => {
    const deciding = review.approve(true)
    await flushPromises()
    answer(Response.json(stored('v1', 'APPROVED').record, { headers: { ETag: '"2"' } }))
    await deciding
    expect(id.value).toBe('v2')
  })

  it('is said to have failed by the name of whom it was about, not above somebody else', async () => {
    const deciding = review.reject('ROOM_DIFFERS', '')
    await flushPromises()
    id.value = 'v2'
    answer(problem(409, '孙敏正在处理这份申请'))
    await deciding
    expect(review.failure.value).toBeUndefined()
    expect(note()).toContain('林建国 的申请没有处理：孙敏正在处理这份申请')
    await (document.querySelector<HTMLElement>('.hn-toast-action')!.click(), flushPromises())
    expect(id.value).toBe('v1')
  })

  it('is said to have failed above the application while that is on the screen', async () => {
    const deciding = review.reject('ROOM_DIFFERS', '')
    await flushPromises()
    answer(problem(409, '孙敏正在处理这份申请'))
    await deciding
    expect(review.failure.value?.detail).toBe('孙敏正在处理这份申请')
    expect(note()).toBe('')
  })
})
