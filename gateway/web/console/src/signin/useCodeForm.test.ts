import { createApp } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { Problem } from '@haina/shared/api/problem'
import zh from './messages/zh-CN.json'
import { useCodeForm } from './useCodeForm'

type Options = NonNullable<Parameters<typeof useCodeForm>[0]>
/** The form as a page has it. */
function mounted(options: Options): ReturnType<typeof useCodeForm> {
  let made: ReturnType<typeof useCodeForm>
  const setup = () => {
    made = useCodeForm(options)
    return () => null
  }
  createApp({ setup }).use(i18n).mount(document.createElement('div'))
  return made!
}

let form: ReturnType<typeof useCodeForm>
let wrong: Readonly<Record<string, string>>[] = []
let sent: string[] = []
const submitted = async (mobile: string, code: string) => sent.push(`${mobile} ${code}`)

beforeEach(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { signin: zh })
  wrong = []
  sent = []
  form = mounted({
    fields: ['name', 'mobile', 'code'],
    others: () => ({ name: '请填写姓名' }),
    beside: { 'operator.mobile-taken': 'mobile' },
    wrong: (errors) => wrong.push({ ...errors }),
  })
})

/** Refused by the service with this. */
const refusal = (body: Record<string, unknown>) => () => Promise.reject(new Problem(body, 422))

describe('A form with a mobile and its code', () => {
  it('says everything that is wrong at once, and sends nothing', async () => {
    form.mobile.value = '1380'
    await form.submit(submitted)
    expect(Object.keys(form.errors.value).sort()).toEqual(['code', 'mobile', 'name'])
    expect(wrong).toEqual([form.errors.value])
    expect(sent).toEqual([])
  })

  it('has a code sent to the mobile as the service reads it, whatever else is missing', async () => {
    form.mobile.value = '+86 138-0000-1111'
    expect(await form.send(async (mobile) => `code to ${mobile}`)).toBe('code to 13800001111')
    expect(form.errors.value).toEqual({})
    form.mobile.value = ''
    expect(await form.send(async (mobile) => `code to ${mobile}`)).toBeUndefined()
    expect(form.errors.value).toEqual({ mobile: zh.mobileMalformed })
  })
})

describe('What the service refuses', () => {
  let filled: ReturnType<typeof useCodeForm>
  beforeEach(() => {
    filled = mounted({ beside: { 'operator.mobile-taken': 'mobile' } })
    filled.mobile.value = '13800001111'
    filled.code.value = '123456'
  })

  it('is said beside its field, the code among them', async () => {
    await filled.submit(refusal({ code: 'sms.wrong-code', detail: '验证码不对' }))
    expect(filled.errors.value).toEqual({ code: '验证码不对' })
    await filled.submit(refusal({ code: 'operator.mobile-taken', detail: '已被使用' }))
    expect(filled.errors.value).toEqual({ mobile: '已被使用' })
    await filled.submit(refusal({ errors: [{ pointer: '/mobile', detail: '不是手机号' }] }))
    expect(filled.errors.value).toEqual({ mobile: '不是手机号' })
    expect(filled.failure.value).toBeUndefined()
  })

  it('is said of the whole form where no field shows it', async () => {
    await filled.submit(refusal({ errors: [{ pointer: '/secret', detail: '不收' }] }))
    expect(filled.errors.value).toEqual({})
    expect(filled.failure.value).toBeInstanceOf(Problem)
    await filled.submit(async () => undefined)
    expect(filled.failure.value).toBeUndefined()
    expect(filled.busy.value).toBe(false)
  })
})
