import { computed } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api, etag, idempotencyKey, request } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'
import type { components } from '@haina/shared/api/generated/wechat'
import type { Format, Kind } from './checks'

type Schemas = components['schemas']
export type Material = Schemas['MaterialView']
export type Draft = Schemas['DraftView']
export type DraftCopy = Schemas['DraftCopyView']
export type Article = Schemas['DraftArticleRequest']
export type Sync = Schemas['SyncView']
export type CopyResult = Schemas['CopyResult']
export type Use = Schemas['MaterialUseUse']

export const TABS = { images: 'IMAGE', voices: 'VOICE', videos: 'VIDEO' } as const satisfies Record<string, Kind>
export type Tab = keyof typeof TABS

export const keys = {
  materials: ['wechat', 'materials'],
  material: (id: string) => ['wechat', 'materials', 'one', id],
  uses: (id: string) => ['wechat', 'materials', 'uses', id],
  drafts: ['wechat', 'drafts'],
  draft: (id: string) => ['wechat', 'drafts', 'one', id],
  syncs: ['wechat', 'material-syncs'],
} as const

/** The accounts by which people know them; whoever may not see the office's accounts sees their ids. */
export function useAccounts() {
  const query = useQuery({
    queryKey: ['auth', 'accounts'],
    queryFn: async ({ signal }) => {
      try {
        return (await api.auth.GET('/api/auth/v1/accounts', { signal })).data!
      } catch (error) {
        if (Problem.from(error).status === 403) return null
        throw error
      }
    },
  })
  const accounts = computed(() => query.data.value ?? [])
  const usable = computed(() => accounts.value.filter((account) => account.authorized))
  const nameOf = (appId: string) => accounts.value.find((account) => account.appId === appId)?.name ?? appId
  return { accounts, usable, nameOf, query }
}

export async function upload(
  kind: Kind,
  file: File,
  title: string,
  signal?: AbortSignal,
  key = idempotencyKey(),
): Promise<Material> {
  const body = new FormData()
  body.append('file', file, file.name)
  body.append('kind', kind)
  body.append('title', title)
  // The browser itself says where the parts of the form begin, and says so only when nobody else names the type.
  const response = await request('/api/wechat/v1/materials', {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
    body,
    ...(signal ? { signal } : {}),
  })
  return (await response.json()) as Material
}

export async function copyTo(what: 'materials' | 'drafts', id: string, appIds: string[]): Promise<CopyResult[]> {
  const params = { path: { id } }
  const headers = { 'Idempotency-Key': idempotencyKey() }
  const answer =
    what === 'materials'
      ? await api.wechat.POST('/api/wechat/v1/materials/{id}/copies', { params, headers, body: { appIds } })
      : await api.wechat.POST('/api/wechat/v1/drafts/{id}/copies', { params, headers, body: { appIds } })
  return answer.data!
}

/** Removes the latest version of it: what was shown may be older than what an upload wrote meanwhile. */
export async function removeMaterial(id: string): Promise<void> {
  const { response } = await api.wechat.GET('/api/wechat/v1/materials/{id}', { params: { path: { id } } })
  await api.wechat.DELETE('/api/wechat/v1/materials/{id}', {
    params: { path: { id }, header: { 'If-Match': etag(response) } },
  })
}

export type AccountState = 'there' | 'missing' | 'temporary' | 'failed' | 'none'

/** How one account stands to a material. */
export function stateAt(material: Material, appId: string): AccountState {
  const copy = material.copies.find((one) => one.appId === appId)
  if (!copy) return 'none'
  if (copy.permanent) return 'there'
  if (copy.failure) return 'failed'
  if (copy.missing) return 'missing'
  return copy.temporaryUntil ? 'temporary' : 'none'
}

export const TONES = { there: 'ok', missing: 'warn', temporary: 'info', failed: 'bad', none: 'idle' } as const

export const DRAFT_TONES = {
  NONE: 'idle',
  UPLOADED: 'info',
  QUEUED: 'info',
  SUBMITTING: 'info',
  PUBLISHING: 'info',
  PUBLISHED: 'ok',
  FAILED: 'bad',
  MISSING: 'warn',
} as const

/** 0:07, 1:00 */
export function length(millis: number): string {
  const seconds = Math.round(millis / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const moving = (sync: Sync) => !['DONE', 'FAILED', 'CANCELLED'].includes(sync.state)

export type { Format, Kind }
