import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import HomeLine from './HomeLine.vue'

const cells = (address: string) =>
  mount(HomeLine, { props: { address } })
    .findAll('.cut')
    .map((part) => part.element.textContent)

describe('The line of a home', () => {
  it('keeps the room apart from the community, which may be cut', () => {
    expect(cells('云栖玫瑰园（一期、二期） 湖畔区1栋1单元101')).toEqual([
      '云栖玫瑰园（一期、二期） ',
      '湖畔区1栋1单元101',
    ])
  })

  it('keeps a room together that has a space in its name', () => {
    expect(cells('望江苑 1栋底商 101 室')).toEqual(['望江苑 ', '1栋底商 101 室'])
  })

  it('takes what has no community as it is', () => {
    expect(cells('房屋已不存在')).toEqual(['房屋已不存在'])
  })
})
