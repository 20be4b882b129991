import { beforeEach, describe, expect, it } from 'vitest'
import { pages, rememberedSignature, rememberSignature, wanted } from './claims'

describe('Rooms to print codes for', () => {
  it('are those where people live and nobody is verified, when only these are asked for', () => {
    expect(
      [undefined, 'IMPORTED', 'FOLLOWING', 'VERIFIED', 'REACHABLE'].map((stage) =>
        wanted('UNVERIFIED', stage as never),
      ),
    ).toEqual([false, true, true, false, false])
  })

  it('leave out empty rooms only when asked to', () => {
    expect(wanted('LIVED', undefined)).toBe(false)
    expect(wanted('LIVED', 'REACHABLE')).toBe(true)
    expect(wanted('ALL', undefined)).toBe(true)
  })
})

describe('A sheet', () => {
  it('has a page begun for the ninth card', () => {
    expect(pages(8, 'EIGHT')).toBe(1)
    expect(pages(9, 'EIGHT')).toBe(2)
    expect(pages(9, 'ONE')).toBe(9)
    expect(pages(0, 'EIGHT')).toBe(0)
  })

  describe('keeps who gives the codes out', () => {
    beforeEach(() => localStorage.clear())

    const onFile = { office: '滨江物业', phone: '0571-86669999' }

    it('for the next time, where it is not as on file', () => {
      expect(rememberedSignature('t1')).toEqual({})
      rememberSignature('t1', { office: '服务中心', phone: onFile.phone }, onFile)
      expect(rememberedSignature('t1')).toEqual({ office: '服务中心' })
      rememberSignature('t1', { office: onFile.office, phone: '' }, onFile)
      expect(rememberedSignature('t1')).toEqual({ phone: '' })
    })

    it('for its own office only', () => {
      rememberSignature('t1', { office: '服务中心', phone: '0571-1234567' }, onFile)
      expect(rememberedSignature('t2')).toEqual({})
    })

    it('and is not broken by what somebody else wrote there', () => {
      localStorage.setItem('hn-claim-sheet-t1', '{')
      expect(rememberedSignature('t1')).toEqual({})
    })
  })
})
