import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'
import { versioned, type Versioned } from '@/records/useChange'

type Schemas = components['schemas']
export type Content = Schemas['MenuContent']
export type Conditional = Schemas['MenuContentConditional']
export type Entry = Schemas['MenuEntry']
export type Menu = Schemas['MenuView']
export type Version = Schemas['MenuVersionView']
export type Difference = Schemas['MenuDifference']
export type Result = Schemas['PublishMenuResult']
export type Comparison = Schemas['CompareMenuComparison']
export type Seen = Schemas['CompareMenuSeen']
export type Type = NonNullable<Entry['type']>

/** WeChat's, as the service counts them: lengths in bytes of UTF-8. */
export const LIMIT = { entries: 3, subEntries: 5, name: 16, subName: 60, key: 128, url: 1024, conditional: 20 } as const

/** What a press does, those that are used most first. */
export const TYPES: readonly Type[] = [
  'PAGE',
  'VIEW',
  'CLICK',
  'MATERIAL',
  'ARTICLE',
  'MINI_PROGRAM',
  'SCAN',
  'SCAN_AND_WAIT',
  'CAMERA',
  'CAMERA_OR_ALBUM',
  'WECHAT_ALBUM',
  'LOCATION',
]

/** Pages that followers open on their phones, below /m. */
export const PAGES = ['/verify', '/home'] as const

const KEYED: readonly Type[] = [
  'CLICK',
  'SCAN',
  'SCAN_AND_WAIT',
  'CAMERA',
  'CAMERA_OR_ALBUM',
  'WECHAT_ALBUM',
  'LOCATION',
]

export const keyed = (type: Type | undefined) => type !== undefined && KEYED.includes(type)

export type Field = 'key' | 'url' | 'page' | 'materialId' | 'articleId' | 'programId' | 'programPath'

/** What is filled in for a kind of entry. */
export function fieldsOf(type: Type | undefined): readonly Field[] {
  if (type === undefined) return []
  if (keyed(type)) return ['key']
  switch (type) {
    case 'VIEW':
      return ['url']
    case 'PAGE':
      return ['page']
    case 'MATERIAL':
      return ['materialId']
    case 'ARTICLE':
      return ['articleId']
    default:
      return ['programId', 'programPath', 'url']
  }
}

export const MENUS = ['wechat', 'menus'] as const

export async function read(appId: string, signal?: AbortSignal): Promise<Versioned<Menu>> {
  return versioned(
    await api.wechat.GET('/api/wechat/v1/menus/{appId}', {
      params: { path: { appId } },
      ...(signal ? { signal } : {}),
    }),
  )
}

const params = (appId: string, etag: string) => ({ path: { appId }, header: { 'If-Match': etag } })

export async function write(appId: string, etag: string, content: Content): Promise<Versioned<Menu>> {
  return versioned(
    await api.wechat.PUT('/api/wechat/v1/menus/{appId}/draft', { params: params(appId, etag), body: content }),
  )
}

export async function discard(appId: string, etag: string): Promise<Versioned<Menu>> {
  return versioned(await api.wechat.DELETE('/api/wechat/v1/menus/{appId}/draft', { params: params(appId, etag) }))
}

export async function rollBack(appId: string, etag: string, version: number): Promise<Versioned<Menu>> {
  return versioned(
    await api.wechat.POST('/api/wechat/v1/menus/{appId}/rollbacks', {
      params: params(appId, etag),
      body: { version },
    }),
  )
}
