import { describe, expect, it } from 'vitest'
import { question } from './residents'

describe('What the list of residents asks for', () => {
  it('is scoped to the chosen community until a filter names another', () => {
    expect(question({}, 'one').communityId).toBe('one')
    expect(question({ community: 'two' }, 'one').communityId).toBe('two')
    expect(question({}, undefined).communityId).toBeUndefined()
  })

  it('asks for the stages that a number of the funnel leads to, and for none where the address names all of them', () => {
    expect(question({ coverage: 'VERIFIED,REACHABLE' }, undefined).coverage).toEqual(['VERIFIED', 'REACHABLE'])
    expect(question({ coverage: 'NOBODY' }, undefined).coverage).toBeUndefined()
    expect(question({ coverage: 'IMPORTED,FOLLOWING,VERIFIED,REACHABLE' }, undefined).coverage).toBeUndefined()
  })

  it('takes no word from the address that the service does not know', () => {
    expect(question({ identity: 'LANDLORD', deleted: 'perhaps' }, undefined)).toMatchObject({
      identity: undefined,
      deleted: undefined,
    })
    expect(question({ identity: 'TENANT', deleted: '1' }, undefined)).toMatchObject({
      identity: 'TENANT',
      deleted: true,
    })
  })
})
