import { client } from '@haina/shared/api/client'
import type { components, paths } from '@haina/shared/api/generated/wechat'
import { asFollower } from './session'

type My = { [path in keyof paths as path extends `/api/wechat/v1/my/${string}` ? path : never]: paths[path] }

export type MyAccount = components['schemas']['MyAccountView']

/** wechat-mp-service for whoever holds the phone. */
const wechat = client<My>()
wechat.use(asFollower)

export const myAccount = async (): Promise<MyAccount> => (await wechat.GET('/api/wechat/v1/my/account')).data!
