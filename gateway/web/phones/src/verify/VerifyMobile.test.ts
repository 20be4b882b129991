import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdThePhone, open, putDown, refusal } from '../testing'
import { draft, takeUp } from './draft'
import VerifyMobile from './VerifyMobile.vue'

const community = (idNumber: string) => ({
  id: 'c1',
  name: '望江苑',
  structures: [],
  asked: [{ identity: 'OWNER', idNumber }],
})

/** The form on its last step, filled in. */
async function form(answer: (request: Request) => Response, communities = () => Response.json({ items: [] })) {
  const sent: Request[] = []
  const { shown, router } = await open(VerifyMobile, {}, (request) => {
    if (request.method === 'GET') return communities()
    sent.push(request.clone())
    return answer(request)
  })
  const bar = () => shown.findAll('.bar button').at(-1)!
  const press = async () => {
    expect(bar().text()).toBe('提交认证')
    await bar().trigger('click')
    await flushPromises()
  }
  const keys = () => sent.map(({ headers }) => headers.get('Idempotency-Key'))
  return { shown, router, press, bar, sent, keys }
}

describe('The last step of a verification', () => {
  beforeAll(() => holdThePhone('verify'))
  beforeEach(() => {
    takeUp()
    Object.assign(draft, {
      communityId: 'c1',
      roomId: 'r1',
      names: ['1栋', '101'],
      claimCode: '',
      invitation: '',
      identity: 'OWNER',
      name: '陈桂芳',
      mobile: '13800006071',
      code: '123456',
      idNumber: '',
      agreed: true,
    })
  })
  afterEach(putDown)

  it('asks for the document that the service wants, also where the page could not know that before', async () => {
    const missing = refusal(400, 'request.invalid', { errors: [{ pointer: '/idNumber', detail: '请填写证件号' }] })
    const { shown, press, bar, sent } = await form(
      () => missing.clone(),
      () => new Response('away', { status: 503 }),
    )
    expect(shown.find('[name=idNumber]').exists()).toBe(false)
    await press()
    const field = shown.get('[name=idNumber]')
    expect(shown.get('[role=alert]').text()).toBe('请填写证件号')
    expect(document.activeElement).toBe(field.element)
    expect(bar().text()).toBe('填好证件号后可以提交')
    await field.setValue('E 1234 5678')
    await press()
    expect(((await sent[1]!.json()) as { idNumber: string }).idNumber).toBe('E 1234 5678')
  })

  it('wants no document of whom the owner has invited', async () => {
    Object.assign(draft, { identity: 'FAMILY', invitation: 'token', roomId: '' })
    const asked = () =>
      Response.json({ items: [{ ...community('REQUIRED'), asked: [{ identity: 'FAMILY', idNumber: 'REQUIRED' }] }] })
    const { shown, bar } = await form(() => Response.json({ id: 'v1' }), asked)
    expect(shown.find('[name=idNumber]').exists()).toBe(false)
    expect(bar().text()).toBe('提交认证')
  })

  it.each([
    [refusal(409, 'verification.already-applied'), 'says verification.already-applied', '/home'],
    [refusal(409, 'verification.already-verified'), 'says verification.already-verified', '/home'],
    [refusal(410, 'verification.invitation-over'), 'says verification.invitation-over', '/verify'],
    [refusal(404, 'record.not-found'), '没有找到这套房', '/verify'],
    [
      refusal(400, 'request.invalid', { errors: [{ pointer: '/roomId', detail: '房屋不在这个小区，请重新选择' }] }),
      '房屋不在这个小区',
      '/verify',
    ],
    [
      refusal(400, 'request.invalid', { errors: [{ pointer: '/name', detail: '姓名里只写文字' }] }),
      '姓名里只写文字',
      '/verify/who',
    ],
  ])('says what is wrong where it is read, and leads to where it can be put right', async (answer, words, to) => {
    const { shown, press, router } = await form(() => answer.clone())
    await press()
    const note = shown.get('[role=alert]')
    expect(note.text()).toContain(words)
    expect(document.activeElement).toBe(note.element)
    await note.get('a').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe(to)
    expect(draft.name).toBe('陈桂芳')
  })

  it('puts the focus on the code that is wrong', async () => {
    const { shown, press } = await form(() => refusal(422, 'verification.sms-code'))
    await press()
    expect(shown.get('[role=alert]').text()).toBe('says verification.sms-code')
    expect(document.activeElement).toBe(shown.get('[name=code]').element)
  })

  it('says how long to wait after too many tries', async () => {
    const { shown, press } = await form(() => {
      const tooMany = refusal(429, 'verification.too-many')
      tooMany.headers.set('Retry-After', '10800')
      return tooMany
    })
    await press()
    expect(shown.get('[role=alert]').text()).toContain('约 3 小时后可以再试')
  })

  it('sends the same again where no answer came, and tries anew what was refused', async () => {
    const answers = [
      () => new Response('away', { status: 503 }),
      () => refusal(409, 'request.in-progress'),
      () => refusal(409, 'verification.already-applied'),
      () => refusal(429, 'verification.too-many'),
      () => Response.json({ id: 'v1' }, { status: 201 }),
    ]
    const { press, keys, router } = await form(() => answers.shift()!())
    for (let i = 0; i < 5; i++) await press()
    const [lost, running, first, second, third] = keys()
    expect(running).toBe(lost)
    expect(first).toBe(lost)
    expect(new Set([first, second, third]).size).toBe(3)
    expect(router.currentRoute.value.path).toBe('/verify/v1')
  })
})
