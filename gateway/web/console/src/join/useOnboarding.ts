import { onScopeDispose, ref, shallowRef } from 'vue'
import { ANONYMOUS, api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/auth'
import { Problem } from '@haina/shared/api/problem'
import { follow } from '@haina/shared/api/stream'

export type Onboarding = components['schemas']['OnboardingView']

const POLL_MS = 2_000
/** The first state comes at once; a stream that brings none is held back somewhere on its way. */
const HELD_BACK_MS = 5_000

/** Has a code sent to the mobile of somebody who may go on with the run. */
export async function sendCodeTo(mobile: string, { id }: Onboarding) {
  const { data } = await api.auth.POST('/api/auth/v1/onboardings/{id}/sms-codes', {
    params: { path: { id } },
    body: { mobile },
    headers: ANONYMOUS,
  })
  return data
}

/** This browser's run of the wizard: found again or begun, and kept up to date while WeChat does its part. */
export function useOnboarding() {
  const onboarding = shallowRef<Onboarding>()
  const failure = shallowRef<unknown>()
  const busy = ref(false)
  /** The run that was under way is not there any more. */
  const lost = ref(false)
  let watching: AbortController | undefined

  const path = () => ({ path: { id: onboarding.value!.id } })

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    busy.value = true
    failure.value = undefined
    try {
      return await work()
    } catch (thrown) {
      if (Problem.from(thrown).code === 'onboarding.unknown' && onboarding.value) {
        lost.value = true
        await begin()
      } else failure.value = thrown
      return undefined
    } finally {
      busy.value = false
    }
  }

  /** Goes on with the run that this browser began, or begins one. */
  const start = () =>
    attempt(async () => {
      try {
        take((await api.auth.GET('/api/auth/v1/onboardings/current', { headers: ANONYMOUS })).data!)
        if (onboarding.value?.state === 'COMPLETED') await post()
      } catch (thrown) {
        if (Problem.from(thrown).status !== 404) throw thrown
        await post()
      }
    })

  /** Begins anew, e.g. with another account. */
  const begin = () => attempt(post)

  async function post() {
    take((await api.auth.POST('/api/auth/v1/onboardings', { headers: ANONYMOUS })).data!)
  }

  const renew = () =>
    attempt(async () =>
      take(
        (
          await api.auth.POST('/api/auth/v1/onboardings/{id}/qr-renewals', {
            params: path(),
            headers: ANONYMOUS,
          })
        ).data!,
      ),
    )

  const refreshProfile = () =>
    attempt(async () =>
      take(
        (
          await api.auth.POST('/api/auth/v1/onboardings/{id}/profile-refreshes', {
            params: path(),
            headers: ANONYMOUS,
          })
        ).data!,
      ),
    )

  function take(next: Onboarding) {
    const before = onboarding.value
    onboarding.value = next
    if (next.state !== 'WAITING_FOR_SCAN') stop()
    else if (before?.id !== next.id || !watching) watch(next.id)
  }

  function watch(id: string) {
    stop()
    const control = new AbortController()
    watching = control
    let poll: ReturnType<typeof setInterval> | undefined
    const ask = async () => {
      const answer = await api.auth
        .GET('/api/auth/v1/onboardings/{id}', { params: { path: { id } }, headers: ANONYMOUS })
        .catch(() => undefined) // asked again in a moment
      if (answer?.data && !control.signal.aborted) take(answer.data)
    }
    const askNowAndThen = () => (poll ??= setInterval(() => void ask(), POLL_MS))
    const heldBack = setTimeout(askNowAndThen, HELD_BACK_MS)
    control.signal.addEventListener('abort', () => {
      clearTimeout(heldBack)
      clearInterval(poll)
    })
    void follow(`/api/auth/v1/onboardings/${id}/events`, {
      signal: control.signal,
      headers: ANONYMOUS,
      onEvent: (event) => {
        clearTimeout(heldBack)
        if (event.type === 'state') take(JSON.parse(event.data) as Onboarding)
        else if (event.type === 'ended') {
          lost.value = true
          void begin()
        }
      },
      onRefused: askNowAndThen,
    })
  }

  function stop() {
    watching?.abort()
    watching = undefined
  }
  onScopeDispose(stop)

  return { onboarding, failure, busy, lost, start, begin, renew, refreshProfile, take }
}
