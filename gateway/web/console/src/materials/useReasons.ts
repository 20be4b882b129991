import { useI18n } from 'vue-i18n'

/** Why WeChat or the platform did not do it, in the office's words; as a draft's copies and results of uploads name it. */
export function useReasons() {
  const { t, te } = useI18n()
  const ofCode = (code: number | string) =>
    te(`materials.codes.${code}`) ? t(`materials.codes.${code}`) : t('materials.codes.other', { code })

  /** A copy's failure, such as `wechat.45009` or `publish.4`. */
  function ofFailure(failure: string): string {
    const [kind, code = ''] = failure.split('.')
    if (kind === 'publish') return t(`materials.published.${code}`)
    return kind === 'wechat' ? ofCode(code) : t('materials.codes.other', { code })
  }
  return { ofCode, ofFailure }
}
