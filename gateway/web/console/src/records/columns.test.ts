import { beforeEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { useColumns, type Column } from './columns'

const all = computed<Column[]>(() => [
  { key: 'name', label: '姓名', fixed: true },
  { key: 'mobile', label: '手机' },
  { key: 'gender', label: '性别', extra: true },
])
const keys = () => useColumns('tests', all).shown.value.map(({ key }) => key)

describe('The columns of a list', () => {
  beforeEach(() => localStorage.clear())

  it('are the usual ones until somebody chooses', () => expect(keys()).toEqual(['name', 'mobile']))

  it('are remembered as chosen', () => {
    const columns = useColumns('tests', all)
    columns.show('gender', true)
    columns.show('mobile', false)
    expect(keys()).toEqual(['name', 'gender'])
    columns.reset()
    expect(keys()).toEqual(['name', 'mobile'])
  })

  it('never lose the one that names the record', () => {
    useColumns('tests', all).show('name', false)
    expect(keys()).toEqual(['name', 'mobile'])
  })
})
