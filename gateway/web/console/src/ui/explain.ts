import { i18n } from '@haina/shared/i18n'
import { Problem } from '@haina/shared/api/problem'

export interface Explanation {
  /** What is the matter and what to do, in the user's words. */
  text: string
  code: string
  /** Reference number to give to whoever looks into it. */
  reference: string | undefined
}

/** A refusal in the user's words: the service's own where it has some. */
export function explain(error: unknown): Explanation {
  const problem = Problem.from(error)
  const { t, te } = i18n.global
  const key = `ui.problem.${problem.code}`
  const kind = problem.status === 429 ? 'tooMany' : problem.status >= 500 ? 'server' : 'refused'
  const own = problem.status > 0 && problem.status < 500 ? problem.detail || problem.title : ''
  return {
    text: own || (te(key) ? t(key) : t(`ui.problem.${kind}`, { seconds: problem.retryAfter ?? 60 })),
    code: problem.code,
    reference: problem.traceId,
  }
}
