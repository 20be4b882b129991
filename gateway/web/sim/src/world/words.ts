import type { Exchange } from './api'

export type Tone = 'ok' | 'warn' | 'bad' | 'quiet'

/** What people call the calls and pushes, by the end of their path or by their name. Others keep their own. */
const NAMES: [RegExp, string][] = [
  [/^SendSms$/, 'sms'],
  [/\/api_component_token$/, 'componentToken'],
  [/\/api_create_preauthcode$/, 'preAuthCode'],
  [/\/api_query_auth$/, 'queryAuth'],
  [/\/api_authorizer_token$/, 'authorizerToken'],
  [/\/api_get_authorizer_info$/, 'authorizerInfo'],
  [/\/api_get_authorizer_list$/, 'authorizerList'],
  [/\/sns\/oauth2\/access_token$/, 'loginCode'],
  [/\/sns\/userinfo$/, 'userInfo'],
  [/\/sns\/oauth2\/component\/access_token$/, 'pageCode'],
  [/\/message\/template\/send$/, 'template'],
  [/\/message\/custom\/send$/, 'custom'],
  [/\/menu\/create$/, 'menu'],
  [/\/service\/get_provider_token$/, 'providerToken'],
  [/\/service\/get_suite_token$/, 'suiteToken'],
  [/^component_verify_ticket$/, 'ticket'],
  [/^suite_ticket$/, 'suiteTicket'],
  [/^authorized$/, 'authorized'],
  [/^updateauthorized$/, 'updateAuthorized'],
  [/^unauthorized$/, 'unauthorized'],
  [/^subscribe$/, 'subscribe'],
  [/^unsubscribe$/, 'unsubscribe'],
  [/^SCAN$/, 'scan'],
  [/^(CLICK|VIEW)$/, 'menuPress'],
  [/^(text|image|location)$/, 'message'],
]

export function nameKey(what: string): string | undefined {
  return NAMES.find(([pattern]) => pattern.test(what))?.[1]
}

/** A duration as people say it: 40 毫秒, 1.2 秒. */
export function took(millis: number): { key: string; values: Record<string, string> } {
  return millis < 1000
    ? { key: 'app.took.millis', values: { n: String(millis) } }
    : { key: 'app.took.seconds', values: { n: (millis / 1000).toFixed(1) } }
}

/** One exchange in one line, as the platform saw it. `what` and `took` are for the caller to fill with words. */
export function exchangeLine(exchange: Exchange): { tone: Tone; key: string } {
  const kind = exchange.fromPlatform ? 'call' : 'push'
  if (exchange.outcome === 'dropped') return { tone: 'warn', key: 'app.exchange.dropped' }
  if (exchange.outcome === 'unreachable') return { tone: 'bad', key: 'app.exchange.unreachable' }
  if (exchange.failed) return { tone: 'bad', key: `app.exchange.${kind}Failed` }
  const late = exchange.fault.includes('DELAY')
  if (nameKey(exchange.what) === 'sms') return { tone: late ? 'warn' : 'ok', key: 'app.exchange.smsSent' }
  return { tone: exchange.fault ? 'warn' : 'ok', key: `app.exchange.${kind}${late ? 'Late' : 'Ok'}` }
}

/** The exchange to tell under a phone: the newest that concerns its person; without one, the newest at all. */
export function lastFor(exchanges: Exchange[], personId: string): { exchange?: Exchange; own: boolean } {
  const own = exchanges.find((one) => one.person === personId)
  return own ? { exchange: own, own: true } : { exchange: exchanges.find((one) => one.person === ''), own: false }
}
