import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'
import type { Filters } from '@/ui/useUrlFilters'

export type Follower = components['schemas']['FollowerView']
export type Account = components['schemas']['AccountView']
export type Reading = components['schemas']['AccountSyncView']
export type Tag = components['schemas']['AccountTagView']

export const FILTERS = ['q', 'account', 'state', 'bound', 'tag', 'scene', 'reachable', 'sort'] as const
export type FollowerFilters = Filters<(typeof FILTERS)[number]>

/** Whom the list shows; without a word those who follow. */
export const STATES = ['FOLLOWING', 'LEFT', 'ALL'] as const

/**
 * How somebody came, in WeChat's words (subscribe_scene), and one of ours for those of whom it does not say. A word that
 * WeChat has added since is shown as 其他.
 */
export const SCENES = [
  'ADD_SCENE_QR_CODE',
  'ADD_SCENE_SEARCH',
  'ADD_SCENE_PROFILE_CARD',
  'ADD_SCENE_PROFILE_LINK',
  'ADD_SCENE_PROFILE_ITEM',
  'ADD_SCENE_PAID',
  'ADD_SCENE_WECHAT_ADVERTISEMENT',
  'ADD_SCENE_REPRINT',
  'ADD_SCENE_LIVESTREAM',
  'ADD_SCENE_CHANNELS',
  'ADD_SCENE_WXA',
  'ADD_SCENE_ACCOUNT_MIGRATION',
  'ADD_SCENE_OTHERS',
  'UNKNOWN',
] as const
export type Scene = (typeof SCENES)[number]

/** Which of {@link SCENES} a follower's is. */
export function sceneOf(scene: string | undefined): Scene {
  if (!scene) return 'UNKNOWN'
  return SCENES.find((known) => known === scene) ?? 'ADD_SCENE_OTHERS'
}

/** What the service is asked for. A tag belongs to an account, so it counts only with one. */
export function question(filters: FollowerFilters) {
  return {
    q: filters.q,
    appId: filters.account,
    state: filters.state === 'LEFT' ? ('LEFT' as const) : filters.state === 'ALL' ? undefined : ('FOLLOWING' as const),
    bound: filters.bound === 'yes' ? true : filters.bound === 'no' ? false : undefined,
    tag: filters.account && filters.tag ? Number(filters.tag) : undefined,
    scene: filters.scene,
    reachable: filters.reachable === '1' || undefined,
    sort: filters.sort ?? '-since',
  }
}

export type Question = ReturnType<typeof question>

export async function find(
  asked: Question,
  page: { limit: number; cursor?: string; total?: boolean },
  signal?: AbortSignal,
) {
  return (await api.wechat.GET('/api/wechat/v1/followers', { params: { query: { ...asked, ...page } }, signal })).data!
}

export async function accounts(signal?: AbortSignal): Promise<Account[]> {
  return (await api.wechat.GET('/api/wechat/v1/accounts', { signal })).data!.items
}

export async function tagsOf(appId: string, signal?: AbortSignal): Promise<Tag[]> {
  return (await api.wechat.GET('/api/wechat/v1/accounts/{appId}/tags', { params: { path: { appId } }, signal })).data!
    .items
}

export const running = (reading: Reading | undefined) => reading?.state === 'READING' || reading?.state === 'COMPARING'

/** How much of the time for free answers is left, in whole hours; undefined when it is over. */
export function hoursLeft(windowUntil: string | undefined, now: number): number | undefined {
  const left = windowUntil ? Date.parse(windowUntil) - now : 0
  return left > 0 ? Math.ceil(left / 3_600_000) : undefined
}

/** A follower's id is the account's, a dot and the openid, in which no dot occurs. */
export const openIdOf = (follower: Pick<Follower, 'id' | 'appId'>) => follower.id.slice(follower.appId.length + 1)
