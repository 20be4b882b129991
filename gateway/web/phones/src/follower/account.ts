import { ANONYMOUS, api, client } from '@haina/shared/api/client'
import type { components, paths } from '@haina/shared/api/generated/wechat'
import { asFollower } from './session'

type My = { [path in keyof paths as path extends `/api/wechat/v1/my/${string}` ? path : never]: paths[path] }

export type MyAccount = components['schemas']['MyAccountView']

/** wechat-mp-service for whoever holds the phone. */
const wechat = client<My>()
wechat.use(asFollower)

export const myAccount = async (): Promise<MyAccount> => (await wechat.GET('/api/wechat/v1/my/account')).data!

/** What an account is called in WeChat; empty where that cannot be told now. */
export async function accountName(appId: string): Promise<string> {
  if (!appId) return ''
  const path = { appId }
  const answer = await api.auth
    .GET('/api/auth/v1/service-accounts/{appId}', { params: { path }, headers: ANONYMOUS })
    .catch(() => null)
  return answer?.data?.name ?? ''
}
