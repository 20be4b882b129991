import { ANONYMOUS, api } from '@haina/shared/api/client'

/** What an account is called in WeChat; empty where that cannot be told now. */
export async function accountName(appId: string): Promise<string> {
  if (!appId) return ''
  const path = { appId }
  const answer = await api.auth
    .GET('/api/auth/v1/service-accounts/{appId}', { params: { path }, headers: ANONYMOUS })
    .catch(() => null)
  return answer?.data?.name ?? ''
}
