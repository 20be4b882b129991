import { describe, expect, it } from 'vitest'
import { whoOf, wording } from './words'

describe('A remark', () => {
  it('is told apart into what is wrong and how to mend it', () => {
    expect(wording('“手机号”“*23”不是手机号，应为 1 开头的 11 位数字')).toEqual({
      what: '“手机号”“*23”不是手机号',
      how: '应为 1 开头的 11 位数字',
    })
    expect(wording('没有填“门牌号”。这个小区的结构要求填写')).toEqual({
      what: '没有填“门牌号”',
      how: '这个小区的结构要求填写',
    })
    expect(wording('“Mobile” is empty. Fill it in')).toEqual({ what: '“Mobile” is empty', how: 'Fill it in' })
  })

  it('stays whole where it says only one thing', () => {
    expect(wording('没有填“手机”')).toEqual({ what: '没有填“手机”', how: '' })
  })
})

describe('A row', () => {
  it('is called by its person and its place from the outside in', () => {
    expect(
      whoOf({
        values: [
          { field: 'room', title: '', value: '1802' },
          { field: 'layer:单元', title: '', value: '1单元' },
          { field: 'layer:楼栋', title: '', value: '6幢' },
          { field: 'community', title: '', value: '万家星城' },
          { field: 'name', title: '', value: '林*兰' },
        ],
      }),
    ).toEqual({ name: '林*兰', place: '万家星城 6幢 1单元 1802', room: '6幢 1单元 1802' })
  })

  it('of the staff is where they work', () => {
    expect(whoOf({ values: [{ field: 'department', title: '', value: '工程部/维修组' }] }).place).toBe('工程部/维修组')
  })
})
