import { Problem } from './api/problem'
import { timeout } from './api/timeout'

/** What this installation says of itself, `/site.json`. */
export interface Site {
  product?: string
  operator?: string
  contactEmail?: string
  icp?: string
  simulated?: boolean
  simulatorsUrl?: string
}

let asked: Promise<Site> | undefined

/** Asked once a visit; a failure is forgotten, so that the next caller asks again. */
export function site(): Promise<Site> {
  asked ??= fetch('/site.json', { signal: timeout(10_000) })
    .then(async (response) => {
      if (!response.ok) throw await Problem.of(response)
      return (await response.json()) as Site
    })
    .catch((error: unknown) => {
      asked = undefined
      throw Problem.from(error)
    })
  return asked
}
