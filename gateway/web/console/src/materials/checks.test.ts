import { describe, expect, it } from 'vitest'
import { complaints, formatOf, titleOf } from './checks'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const JPEG = '\xff\xd8\xff\xe0'

describe('A file before it is uploaded', () => {
  it('is known by its bytes', () => {
    expect(formatOf(bytes(JPEG))).toBe('JPEG')
    expect(formatOf(bytes('\x89PNG\r\n\x1a\n'))).toBe('PNG')
    expect(formatOf(bytes('RIFF\0\0\0\0WEBP'))).toBe('WEBP')
    expect(formatOf(bytes('RIFF\0\0\0\0WAVE'))).toBe('WAV')
    expect(formatOf(bytes('\0\0\0\x18ftypisom'))).toBe('MP4')
    expect(formatOf(bytes('\0\0\0\x18ftypqt  '))).toBe('QUICKTIME')
    expect(formatOf(bytes('#!AMR\n'))).toBe('AMR')
    expect(formatOf(bytes('ID3\x03'))).toBe('MP3')
    expect(formatOf(bytes('<html>'))).toBeUndefined()
  })

  it('is told everything that is wrong with it', async () => {
    expect(await complaints('IMAGE', new Blob([bytes(JPEG)]))).toEqual([])
    expect(await complaints('THUMB', new Blob(['\x89PNG', new Uint8Array(65 * 1024)]))).toEqual(['format', 'large'])
    expect(await complaints('VIDEO', new Blob([]))).toEqual(['empty'])
  })

  it('suggests its title', () => {
    expect(titleOf('停水通知.jpg')).toBe('停水通知')
    expect(titleOf('C:\\fakepath\\第 3.2 号公告.final.png')).toBe('第 3.2 号公告.final')
    expect(titleOf('.png')).toBe('.png')
    expect(Array.from(titleOf('长'.repeat(80)))).toHaveLength(60)
  })
})
