import { answer, control, type Fault, type FaultKind } from './api'
import { errorOf, ofToggle, type ErrorChoice, type Toggle } from './faults'

const remove = (fault: Fault) => control.DELETE('/sim/api/faults/{id}', { params: { path: { id: fault.id } } })

type Request = { kind: FaultKind; path?: string; code?: string; delayMs?: number; perMinute?: number; count?: number }
const add = (request: Request) =>
  answer(control.POST('/sim/api/faults', { body: { delayMs: 0, perMinute: 0, count: 0, ...request } }))

/** Switches a delay of every call; 0 switches it off. */
export async function setDelay(faults: Fault[], delayMs: number): Promise<void> {
  const before = ofToggle(faults, 'DELAY')
  if (before) await remove(before)
  if (delayMs > 0) await add({ kind: 'DELAY', delayMs })
}

/** Switches an error for the next `count` calls, 0 for all; without a choice none. */
export async function setError(faults: Fault[], choice: ErrorChoice | undefined, count: number): Promise<void> {
  const before = errorOf(faults)
  if (before) await remove(before.fault)
  if (choice) await add({ kind: choice.kind, path: choice.host, code: choice.code, count })
}

/** @param path an account's app id, for its pushes only; empty for all */
export async function toggle(faults: Fault[], what: Toggle, path = ''): Promise<void> {
  const before = ofToggle(faults, what.kind, path)
  if (before) await remove(before)
  else await add({ ...what, path })
}

export async function switchOff(fault: Fault): Promise<void> {
  await remove(fault)
}

export async function restore(): Promise<void> {
  await control.DELETE('/sim/api/faults')
  await control.PUT('/sim/api/switches', {
    body: { rotateRefreshTokens: false, separatePushCode: false, unionIds: false, snapshotUsers: false },
  })
}

const TOKENS = ['COMPONENT', 'AUTHORIZER', 'WEBSITE', 'PAGE', 'PROVIDER', 'SUITE'] as const

/** Ends every token now; how many there were. */
export async function expireTokens(): Promise<number> {
  let ended = 0
  for (const kind of TOKENS) {
    const answered = await answer(control.POST('/sim/api/tokens/expiry', { body: { kind } }))
    ended += Number(answered.expired ?? 0)
  }
  return ended
}

export async function expireCodes(): Promise<void> {
  await control.POST('/sim/api/codes/expiry')
}

export async function pushTicket(): Promise<void> {
  await control.POST('/sim/api/tickets')
}

/** Runs WeChat's test before 全网发布; what each step found. */
export const runPublishTest = () => answer(control.POST('/sim/api/publish-tests', { body: {} }))
