import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { fieldErrors } from '@haina/shared/api/fields'
import { Problem } from '@haina/shared/api/problem'
import { mobileOf } from './mobile'

interface Options {
  /** Where the mobile is kept, if not here. */
  mobile?: Ref<string>
  /** What is wrong with the form's other fields. */
  others?: () => Record<string, string>
  /** The fields beside which a refusal is said; the code is one. */
  fields?: readonly string[]
  /** Problems that belong beside a field, by their codes. */
  beside?: Record<string, string>
  /** Something is wrong with a field: where one goes to mend it. */
  wrong?: (errors: Readonly<Record<string, string>>) => unknown
}

/** A form with a mobile and the code that was sent to it: checked all at once, sent once at a time, refusals beside their fields. */
export function useCodeForm({
  mobile = ref(''),
  others = () => ({}),
  fields = ['mobile', 'code'],
  beside = {},
  wrong = () => undefined,
}: Options = {}) {
  const { t } = useI18n()
  const code = ref('')
  const errors = ref<Record<string, string>>({})
  const failure = ref<unknown>()
  const busy = ref(false)
  const places: Record<string, string> = { 'sms.wrong-code': 'code', ...beside }

  /** The mobile, when there is nothing wrong. */
  function checked(further: Record<string, string>): string | undefined {
    const read = mobileOf(mobile.value)
    errors.value = { ...(read ? {} : { mobile: t('signin.mobileMalformed') }), ...further }
    if (Object.keys(errors.value).length === 0) return read
    void wrong(errors.value)
    return undefined
  }

  /** Has a code sent, once there is a mobile to send it to. */
  async function send<Issued>(ask: (mobile: string) => Promise<Issued>): Promise<Issued | undefined> {
    const read = checked({})
    return read ? await ask(read) : undefined
  }

  async function submit(work: (mobile: string, code: string) => Promise<unknown>): Promise<void> {
    const read = checked({ ...others(), ...(/^\d{6}$/.test(code.value) ? {} : { code: t('signin.codeMissing') }) })
    if (!read) return
    busy.value = true
    failure.value = undefined
    try {
      await work(read, code.value)
    } catch (thrown) {
      const problem = Problem.from(thrown)
      const said = Object.entries(fieldErrors(problem)).filter(([field]) => fields.includes(field))
      const place = places[problem.code]
      errors.value = { ...Object.fromEntries(said), ...(place ? { [place]: problem.detail } : {}) }
      if (Object.keys(errors.value).length === 0) failure.value = thrown
      else void wrong(errors.value)
    } finally {
      busy.value = false
    }
  }

  return { mobile, code, errors, failure, busy, send, submit }
}
