import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { holdThePhone, open, putDown, refusal } from '../testing'
import { draft } from './draft'
import VerifyResult from './VerifyResult.vue'

const application = (state: string, more: object = {}) => ({
  id: 'v1',
  communityId: 'c2',
  communityName: '望江苑',
  roomId: 'r1',
  address: '望江苑 1栋101',
  names: ['1栋', '101'],
  identity: 'TENANT',
  name: '吴租客',
  mobileMasked: '138****6071',
  state,
  createdAt: '2026-11-28T08:00:00Z',
  ...more,
})
const asked = application('MORE_NEEDED', { question: '请写下租期' })
const page = (answer: (request: Request) => Response) =>
  open(VerifyResult, { id: 'v1' }, (request) =>
    request.url.endsWith('/my/account') ? Response.json({ name: '望江苑服务号', following: false }) : answer(request),
  )
const button = (shown: Awaited<ReturnType<typeof page>>['shown'], words: string) =>
  shown.findAll('button').find((one) => one.text() === words)!

describe('The result of a verification', () => {
  beforeAll(() => holdThePhone('verify', 'follower'))
  afterEach(putDown)

  it('keeps what is being written to the office until it is handed in', async () => {
    const before = await page(() => Response.json(asked))
    await before.shown.get('textarea').setValue('租到明年三月，合同在房东那里')
    expect(sessionStorage.getItem('hn-verify:wx1.oMe')).toContain('租到明年三月')
    putDown()
    const { shown } = await page((request) =>
      Response.json(request.method === 'GET' ? asked : application('WAITING_FOR_REVIEW')),
    )
    expect((shown.get('textarea').element as HTMLTextAreaElement).value).toContain('租到明年三月')
    await button(shown, '提交补充').trigger('click')
    await flushPromises()
    expect(shown.get('h1').text()).toBe('已提交，等物业审核')
    expect(document.activeElement).toBe(shown.get('h1').element)
    expect(sessionStorage.getItem('hn-verify:wx1.oMe')).not.toContain('租到明年三月')
  })

  it('shows what is so where an answer that was handed in had no reply, and is handed in again', async () => {
    let state: object = asked
    const { shown } = await page((request) => {
      if (request.method === 'GET') return Response.json(state)
      state = application('WAITING_FOR_REVIEW')
      return refusal(409, 'verification.not-pending')
    })
    await shown.get('textarea').setValue('租到明年三月')
    await button(shown, '提交补充').trigger('click')
    await flushPromises()
    expect(shown.get('h1').text()).toBe('已提交，等物业审核')
    expect(shown.find('[role=alert]').exists()).toBe(false)
  })

  it('shows that it was approved to whoever withdraws it a moment later', async () => {
    let state = application('WAITING_FOR_REVIEW')
    const { shown } = await page((request) => {
      if (request.method === 'GET') return Response.json(state)
      state = application('APPROVED')
      return refusal(409, 'verification.not-pending')
    })
    await button(shown, '撤回申请').trigger('click')
    await flushPromises()
    await shown.get('.van-popup .van-button--danger').trigger('click')
    await flushPromises()
    expect(shown.get('h1').text()).toBe('认证通过')
  })

  it.each([
    ['INCOMPLETE', '重新申请', 'r1'],
    ['ROOM_DIFFERS', '改房号，重新提交', ''],
  ])('begins again in the same community, with the room unless that was wrong: %s', async (reason, words, room) => {
    Object.assign(draft, { communityId: 'c1', communityName: '别处', roomId: 'r9', identity: 'OWNER', name: '' })
    const { shown, router } = await page(() =>
      Response.json(application('REJECTED', { rejectionReason: reason, rejection: '说明' })),
    )
    await button(shown, words).trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/verify')
    expect({ ...draft }).toMatchObject({ communityId: 'c2', communityName: '望江苑', roomId: room, name: '吴租客' })
  })

  it('leads who does not follow the account to it, for else no message arrives', async () => {
    const { shown } = await page(() => Response.json(application('APPROVED')))
    await vi.waitFor(() => expect(shown.text()).toContain('关注“望江苑服务号”，才收得到消息'))
  })

  it('of a room that is gone has no gap where its name would be', async () => {
    const { shown } = await page(() => Response.json(application('WAITING_FOR_REVIEW', { names: [], address: null })))
    expect(shown.get('dd').text()).toBe('已不在登记中的房屋')
  })

  it('of somebody else shows nothing, in plain words, and a way on', async () => {
    const { shown, router } = await page(() => refusal(404, 'record.not-found'))
    expect(shown.text()).toContain('这里没有您可以看的内容')
    expect(shown.text()).not.toContain('record')
    await button(shown, '去看我的家').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/home')
  })
})
