import { describe, expect, it } from 'vitest'
import { fieldErrors } from './fields'
import { Problem } from './problem'

describe("A service's word on a field", () => {
  it('stands under the name of the field it points at', () => {
    const problem = new Problem(
      {
        errors: [
          { pointer: '/mobile', detail: '应为 11 位' },
          { pointer: '/homes/0/roomId', detail: '没有这个房间' },
          { pointer: '/mobile', detail: '第二句' },
        ],
      },
      400,
    )
    expect(fieldErrors(problem)).toEqual({ mobile: '应为 11 位', 'homes.0.roomId': '没有这个房间' })
  })

  it('is absent when the request itself failed', () => {
    expect(fieldErrors(new TypeError('Failed to fetch'))).toEqual({})
  })
})
