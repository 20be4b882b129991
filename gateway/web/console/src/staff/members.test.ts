import { describe, expect, it } from 'vitest'
import { question } from './members'

describe('What the list of staff asks for', () => {
  it('is who works here, unless asked otherwise', () => {
    expect(question({}, undefined).state).toBe('ACTIVE')
    expect(question({ state: 'LEFT' }, undefined).state).toBe('LEFT')
    expect(question({ state: 'all' }, undefined).state).toBeUndefined()
    expect(question({ state: 'nonsense' }, undefined).state).toBe('ACTIVE')
  })

  it('shows everybody deleted, whatever their state was', () => {
    expect(question({ deleted: '1', state: 'ACTIVE' }, undefined)).toMatchObject({ deleted: true, state: undefined })
  })

  it('takes what is below a department unless that is switched off', () => {
    expect(question({ department: 'd' }, undefined)).toMatchObject({ departmentId: 'd', below: undefined })
    expect(question({ department: 'd', below: '0' }, undefined).below).toBe(false)
    expect(question({ below: '0' }, undefined).below).toBeUndefined()
  })

  it('is scoped to the chosen community', () => {
    expect(question({}, 'c').communityId).toEqual(['c'])
    expect(question({ community: 'd' }, 'c').communityId).toEqual(['d'])
  })
})
