import { computed, type Ref } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/auth'
import { Problem } from '@haina/shared/api/problem'

export type Account = components['schemas']['AccountProfile']

async function countResidents(query: Record<string, unknown>, signal: AbortSignal): Promise<number> {
  const { data } = await api.resident.GET('/api/resident/v1/residents', {
    params: { query: { ...query, limit: 1, total: true } },
    signal,
  })
  return data!.total ?? 0
}

/** People of the whole office or of the chosen community; each once, wherever they live. */
export function useTotals(communityId: Ref<string | undefined>) {
  const people = useQuery({
    queryKey: computed(() => ['resident', 'totals', communityId.value]),
    queryFn: async ({ signal }) => {
      const scope = communityId.value ? { communityId: communityId.value } : {}
      const [all, doubtful] = await Promise.all([
        countResidents(scope, signal),
        countResidents({ ...scope, doubtful: true }, signal),
      ])
      return { all, doubtful }
    },
  })
  const staff = useQuery({
    queryKey: computed(() => ['staff', 'total', communityId.value]),
    queryFn: async ({ signal }) => {
      const { data } = await api.staff.GET('/api/staff/v1/members', {
        params: {
          query: {
            state: 'ACTIVE',
            limit: 1,
            total: true,
            ...(communityId.value ? { communityId: [communityId.value] } : {}),
          },
        },
        signal,
      })
      return data!.total ?? 0
    },
  })
  return { people, staff }
}

/** The office's Service Accounts; undefined for who may not see them. */
export function useAccounts() {
  return useQuery({
    queryKey: ['auth', 'accounts'],
    queryFn: async ({ signal }): Promise<Account[] | null> => {
      try {
        return (await api.auth.GET('/api/auth/v1/accounts', { signal })).data!
      } catch (error) {
        if (Problem.from(error).status === 403) return null
        throw error
      }
    },
  })
}

/** Whoever was refused and asks again does not begin anew: no skeleton comes and goes with each try. */
export const beginning = (query: { isPending: Ref<boolean>; errorUpdateCount: Ref<number> }) =>
  query.isPending.value && query.errorUpdateCount.value === 0

export type AccountState = 'ok' | 'scopes' | 'kind' | 'revoked'

/** What stands in the way of an account, the worst first. */
export function stateOf(account: Account): AccountState {
  if (!account.authorized) return 'revoked'
  if (!account.certifiedServiceAccount) return 'kind'
  return account.missingScopes.length > 0 ? 'scopes' : 'ok'
}

/** Morning, noon, afternoon, evening, where the office is. */
export function partOfDay(now: Date): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = Number(now.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }))
  if (hour >= 5 && hour < 11) return 'morning'
  if (hour >= 11 && hour < 13) return 'noon'
  return hour >= 13 && hour < 18 ? 'afternoon' : 'evening'
}

export type Start = 'account' | 'wecom' | 'buildings' | 'residents' | 'staff'

/** What an office does first; `later` has no service yet. */
export interface StartStep {
  id: Start
  done: boolean
  later: boolean
}

/** In the manual's order. */
export function starting(done: Record<Exclude<Start, 'wecom'>, boolean>): StartStep[] {
  return (['account', 'wecom', 'buildings', 'residents', 'staff'] as const).map((id) => ({
    id,
    done: id !== 'wecom' && done[id],
    later: id === 'wecom',
  }))
}
