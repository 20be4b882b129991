import type { Fault, FaultKind } from './api'

/** Error codes that a tester may want, by the host that gives them; `number` refuses a number inside a call that succeeds. */
export type ErrorChoice = { id: string; host: string; code: string; kind: 'ERROR' | 'NUMBER_REFUSED' }

const WECHAT = 'api.weixin.qq.com'
const WECOM = 'qyapi.weixin.qq.com'
const SMS = 'sms.tencentcloudapi.com'

const of = (host: string, ...codes: string[]): ErrorChoice[] =>
  codes.map((code) => ({ id: `${host} ${code}`, host, code, kind: 'ERROR' }))

export const ERRORS: { group: 'wechat' | 'wecom' | 'sms'; choices: ErrorChoice[] }[] = [
  {
    group: 'wechat',
    choices: of(
      WECHAT,
      '45009',
      '43004',
      '45015',
      '45047',
      '48001',
      '40001',
      '42001',
      '61003',
      '61004',
      '61005',
      '61010',
      '61023',
      '-1',
    ),
  },
  { group: 'wecom', choices: of(WECOM, '45009', '42001', '60011', '-1') },
  {
    group: 'sms',
    choices: [
      ...of(SMS, 'InternalError', 'RequestLimitExceeded'),
      ...['LimitExceeded.PhoneNumberDailyLimit', 'FailedOperation.InsufficientBalanceInSmsPackage'].map(
        (code): ErrorChoice => ({ id: `${SMS} ${code}`, host: SMS, code, kind: 'NUMBER_REFUSED' }),
      ),
    ],
  },
]

/** The choice that a fault was made from, if it was made here. */
export function choiceOf(fault: Fault): ErrorChoice | undefined {
  return ERRORS.flatMap((group) => group.choices).find(
    (choice) => choice.kind === fault.kind && choice.host === fault.path && choice.code === fault.code,
  )
}

export const DELAYS = [0, 1000, 6000] as const
export const TIMES = [1, 3, 0] as const

/** What one press switches on and off. */
export type Toggle = { kind: FaultKind; delayMs?: number; perMinute?: number; code?: string }
export const MAIN_TOGGLES: Toggle[] = [{ kind: 'CALLBACK_DROP' }, { kind: 'CALLBACK_DUPLICATE' }]
export const MORE_TOGGLES: Toggle[] = [
  { kind: 'CALLBACK_DELAY', delayMs: 6000 },
  { kind: 'CALLBACK_WRONG_SIGNATURE' },
  { kind: 'CALLBACK_PREVIOUS_KEY' },
  { kind: 'CALLBACK_REORDER' },
  { kind: 'CALLBACK_STALE' },
  { kind: 'CALLBACK_OUTAGE' },
  { kind: 'RATE_LIMIT', perMinute: 10 },
  { kind: 'HTTP_STATUS', code: '503' },
  { kind: 'CUT' },
]

/**
 * The fault of a switch, among those that are on; one that somebody has narrowed to a path is not the switch's, unless
 * the switch is about that path.
 */
export function ofToggle(faults: Fault[], kind: FaultKind, path = ''): Fault | undefined {
  return faults.find((fault) => fault.kind === kind && fault.path === path)
}

export function delayOf(faults: Fault[]): number {
  return ofToggle(faults, 'DELAY')?.delayMs ?? 0
}

export function errorOf(faults: Fault[]): { fault: Fault; choice: ErrorChoice } | undefined {
  for (const fault of faults) {
    const choice = choiceOf(fault)
    if (choice) return { fault, choice }
  }
  return undefined
}
