import { describe, expect, it } from 'vitest'
import { requestOf } from './api'
import { draft, kept, type Draft } from './draft'

const filled = (more: Partial<Draft>): Draft => ({
  ...draft,
  communityId: 'c1',
  roomId: 'r1',
  identity: 'OWNER',
  name: ' 陈桂芳 ',
  mobile: '13800006071',
  code: '123456',
  idNumber: '11010519491231002x',
  ...more,
})

describe('A draft', () => {
  it('is kept without the code and the ID number', () => {
    const text = kept(filled({}))
    expect(text).toContain('13800006071')
    expect(text).not.toContain('123456')
    expect(text).not.toContain('110105')
  })

  it('names the room by the structure, by its code or by an invitation, never by two of them', () => {
    expect(requestOf(filled({}))).toEqual({
      communityId: 'c1',
      roomId: 'r1',
      identity: 'OWNER',
      name: '陈桂芳',
      mobile: '13800006071',
      smsCode: '123456',
      idNumber: '11010519491231002X',
    })
    expect(requestOf(filled({ claimCode: 'K7', idNumber: '' }))).toMatchObject({ claimCode: 'K7', identity: 'OWNER' })
    expect(requestOf(filled({ claimCode: 'K7' }))).not.toHaveProperty('roomId')
    expect(requestOf(filled({ idNumber: ' ' }))).not.toHaveProperty('idNumber')
    const invited = requestOf(filled({ invitation: 'tok', claimCode: 'K7' }))
    expect(invited).toMatchObject({ invitation: 'tok' })
    expect(invited).not.toHaveProperty('claimCode')
    expect(invited).not.toHaveProperty('identity')
  })
})
