import { queryOptions } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'

export type Health = components['schemas']['HealthView']

/** Every Service Account with what stands in its way. */
export const healthQuery = queryOptions({
  queryKey: ['wechat', 'health'],
  queryFn: async ({ signal }): Promise<Health[]> =>
    (await api.wechat.GET('/api/wechat/v1/account-health', { signal })).data!.items,
  refetchInterval: 5 * 60_000,
})

const TONES = { GOOD: 'ok', WARN: 'warn', BAD: 'bad' } as const

/** How a state is coloured; one that nobody knows is not. */
export const toneOf = (state: string) => TONES[state as keyof typeof TONES] ?? 'idle'
