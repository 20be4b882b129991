import { describe, expect, it } from 'vitest'
import { Problem } from '@haina/shared/api/problem'
import { fieldErrors } from './fieldErrors'

const refused = (...pointers: string[]) =>
  new Problem({ errors: pointers.map((pointer) => ({ pointer, detail: `${pointer} 不对` })) }, 400)

describe('What a service has against a form', () => {
  it('stands beside the field it is about, also inside a list', () => {
    expect(fieldErrors(refused('/mobile', '/homes/0/roomId'), ['mobile', 'roomId'])).toEqual({
      of: { mobile: '/mobile 不对', roomId: '/homes/0/roomId 不对' },
      rest: false,
    })
  })

  it('is said above the form when no field can say it', () => {
    expect(fieldErrors(refused('/other'), ['mobile']).rest).toBe(true)
    expect(fieldErrors(new Problem({ code: 'x' }, 409), ['mobile']).rest).toBe(true)
  })

  it('is nothing while there is no problem', () => {
    expect(fieldErrors(undefined, ['mobile'])).toEqual({ of: {}, rest: false })
  })
})
