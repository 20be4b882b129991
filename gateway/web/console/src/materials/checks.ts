/** Kinds of files that WeChat tells apart. */
export type Kind = 'IMAGE' | 'VOICE' | 'VIDEO' | 'THUMB'
export type Format = 'JPEG' | 'PNG' | 'GIF' | 'BMP' | 'WEBP' | 'MP3' | 'AMR' | 'WAV' | 'WMA' | 'MP4' | 'QUICKTIME'

export interface Limit {
  formats: readonly Format[]
  bytes: number
  /** What the file chooser offers first. */
  accept: string
}

const MB = 1024 * 1024

/** The service's own limits (`GET /materials/limits`), here so that a wrong file is told before it travels. */
export const LIMITS: Record<Kind, Limit> = {
  IMAGE: { formats: ['JPEG', 'PNG', 'GIF', 'BMP'], bytes: 10 * MB, accept: 'image/jpeg,image/png,image/gif,image/bmp' },
  VOICE: { formats: ['MP3', 'AMR', 'WAV', 'WMA'], bytes: 2 * MB, accept: '.mp3,.amr,.wav,.wma,audio/*' },
  VIDEO: { formats: ['MP4'], bytes: 10 * MB, accept: 'video/mp4' },
  THUMB: { formats: ['JPEG'], bytes: 64 * 1024, accept: 'image/jpeg' },
}

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))

/** What a file is by its first bytes; its name says nothing. */
export function formatOf(head: Uint8Array): Format | undefined {
  const starts = (...wanted: number[]) => wanted.every((byte, i) => head[i] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'JPEG'
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'PNG'
  if (text(head, 0, 4) === 'GIF8') return 'GIF'
  if (text(head, 0, 2) === 'BM') return 'BMP'
  if (text(head, 0, 4) === 'RIFF') {
    const kind = text(head, 8, 12)
    return kind === 'WEBP' ? 'WEBP' : kind === 'WAVE' ? 'WAV' : undefined
  }
  if (text(head, 0, 5) === '#!AMR') return 'AMR'
  if (starts(0x30, 0x26, 0xb2, 0x75)) return 'WMA'
  if (text(head, 4, 8) === 'ftyp') return text(head, 8, 10) === 'qt' ? 'QUICKTIME' : 'MP4'
  if (text(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe0) === 0xe0)) return 'MP3'
  return undefined
}

export type Complaint = 'empty' | 'format' | 'large'

/** All that WeChat would have against a file, as far as its first bytes and its size say. */
export async function complaints(kind: Kind, file: Blob): Promise<Complaint[]> {
  if (file.size === 0) return ['empty']
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  const format = formatOf(head)
  const { formats, bytes } = LIMITS[kind]
  return [
    ...(format && formats.includes(format) ? [] : (['format'] as const)),
    ...(file.size > bytes ? (['large'] as const) : []),
  ]
}

/** The title that a file's name suggests. */
export function titleOf(name: string): string {
  const last = name.replace(/^.*[/\\]/, '')
  const bare = last.replace(/\.[^.]{1,5}$/, '').trim()
  return Array.from(bare || last)
    .slice(0, 60)
    .join('')
}
