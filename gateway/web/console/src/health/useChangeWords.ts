import { useI18n } from 'vue-i18n'
import type { Change } from './changes'

/** What a change of an account is called, in one line. */
export function useChangeWords() {
  const { t, te } = useI18n()

  const scope = (id: number) => (te(`health.scope.${id}`) ? t(`health.scope.${id}`) : t('health.changes.scope', { id }))
  const named = (key: 'added' | 'removed', ids: readonly number[]) =>
    ids.length ? [t(`health.changes.${key}`, { what: ids.map(scope).join(t('health.changes.and')) })] : []

  function happened(change: Change): string {
    const { kind, code } = change
    const special = `health.changes.quota.${code}`
    if (kind === 'QUOTA_USED_UP' && te(special)) return t(special)
    return t(`health.changes.kind.${kind}`, {
      n: change.permissions ?? 0,
      before: change.permissionsBefore ?? 0,
      code: code ?? '',
    })
  }

  function says(change: Change): string {
    const which = [...named('added', change.added), ...named('removed', change.removed)]
    const what = happened(change)
    const full = which.length ? t('health.changes.which', { what, which: which.join(t('health.changes.then')) }) : what
    return change.by ? t('health.changes.by', { what: full, who: change.by }) : full
  }
  return { says }
}
