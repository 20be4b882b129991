import { describe, expect, it } from 'vitest'
import { missing, read, sameChoice, samples, twice } from './columns'
import type { Preview, Row } from './imports'

const preview: Preview = {
  sheet: 0,
  rows: [
    { row: 1, header: true, cells: ['楼号', '电话'] },
    { row: 2, header: false, cells: ['6号楼', '+86 138****5678'] },
    { row: 3, header: false, cells: ['', ''] },
    { row: 4, header: false, cells: ['6号楼', ''] },
    { row: 5, header: false, cells: ['7号楼'] },
  ],
}

describe('Choosing columns', () => {
  it('notices a field given to two columns, but not two columns left out', () => {
    expect([...twice({ 0: 'room', 1: 'name', 2: 'room', 3: null, 4: null })]).toEqual([0, 2])
  })

  it('names what is still missing, and takes a value for all rows for it', () => {
    expect(missing('STAFF', { 0: 'name' })).toEqual(['mobile', 'department'])
    expect(missing('STAFF', { 0: 'name', 1: 'mobile' }, { department: '工程部' })).toEqual([])
    expect(missing('RESIDENTS', { 0: 'mobile' })).toEqual(['room'])
  })

  it('tells whether anything was changed, a column left out counting as none', () => {
    expect(sameChoice({ 0: 'room', 1: null }, { 0: 'room' })).toBe(true)
    expect(sameChoice({ 0: 'room' }, { 0: 'name' })).toBe(false)
  })
})

describe('The file beside its columns', () => {
  it('shows the first different values, never the header', () => {
    expect(samples(preview, 0)).toEqual(['6号楼', '7号楼'])
    expect(samples(preview, 1)).toEqual(['+86 138****5678'])
    expect(samples(undefined, 1)).toEqual([])
  })

  it('shows how a row was understood, and the original where that differs', () => {
    const understood = [
      {
        row: 2,
        verdict: 'NEW',
        values: [
          { field: 'layer:楼栋', title: '楼号', value: '6号楼' },
          { field: 'mobile', title: '电话', value: '138****5678' },
        ],
        issues: [],
        changes: [],
      },
    ] as Row[]
    const rows = read(preview, { 0: 'layer:楼栋', 1: 'mobile', 2: null }, understood)
    expect(rows.map((row) => row.row)).toEqual([2, 4, 5])
    expect(rows[0]!.cells).toEqual([
      { column: 0, value: '6号楼' },
      { column: 1, value: '138****5678', original: '+86 138****5678' },
    ])
  })
})
