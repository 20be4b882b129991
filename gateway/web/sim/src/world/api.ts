import createClient from 'openapi-fetch'
import type { components, paths } from '@haina/shared/api/generated/simulators'

type Schemas = components['schemas']
export type World = Schemas['World']
export type Person = Schemas['Person']
export type Account = Schemas['AccountView']
export type ChatMessage = Schemas['ChatMessage']
export type ChatApp = ChatMessage['app']
export type Code = Schemas['CodeOnScreen']
export type Exchange = Schemas['Exchange']
export type Fault = Schemas['Fault']
export type FaultKind = Fault['kind']
export type MenuButton = Schemas['MenuButton']
export type Sms = Schemas['SmsMessage']
export type Switches = Schemas['PlatformSwitches']

/** The simulators said no; the status tells why. 0: they did not answer. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused: ${status}`)
  }
}

/** The control API, typed by what the simulators publish themselves. Throws {@link Refused}. */
export const control = createClient<paths>({
  baseUrl: location.origin,
  fetch: async (request) => {
    let response
    try {
      response = await fetch(request)
    } catch {
      throw new Refused(0)
    }
    if (!response.ok) throw new Refused(response.status)
    return response
  },
})

/** The answer of a call that answers something. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  if (data === undefined) throw new Refused(0)
  return data
}
