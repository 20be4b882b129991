import { i18n } from '@haina/shared/i18n'
import { Problem } from '@haina/shared/api/problem'

/** A refusal in the person's words: the service's own where it has some, never a system's. */
export function said(thrown: unknown): string {
  const problem = Problem.from(thrown)
  const { t } = i18n.global
  if (problem.status > 0 && problem.status < 500) return problem.detail || problem.title || t('ui.refused')
  return t(problem.status === 0 ? 'ui.offline' : 'ui.server')
}
