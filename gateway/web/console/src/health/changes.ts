import { queryOptions } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'

export type Change = components['schemas']['AccountChangeView']

/** How far back the page looks, and how many it asks for. */
export const DAYS = 30
export const MOST = 100

export const changesQuery = queryOptions({
  queryKey: ['wechat', 'account-changes'],
  queryFn: async ({ signal }) =>
    (
      await api.wechat.GET('/api/wechat/v1/account-changes', {
        params: { query: { days: DAYS, limit: MOST } },
        signal,
      })
    ).data!,
  refetchInterval: 5 * 60_000,
})
