import type { components } from '@haina/shared/api/generated/resident'

/** What the platform knows of how far an office has come with somebody, from the first stage to the last. */
export type Stage = NonNullable<components['schemas']['ResidentView']['coverage']>
export type Line = components['schemas']['CoverageLine']

export const STAGES = ['IMPORTED', 'FOLLOWING', 'VERIFIED', 'REACHABLE'] as const satisfies readonly Stage[]

/** The sequential colours of the design; nobody is 0. */
const SHADES: Record<Stage, number> = { IMPORTED: 1, FOLLOWING: 2, VERIFIED: 3, REACHABLE: 4 }
export const shade = (stage: Stage | undefined) => (stage ? SHADES[stage] : 0)

/** A stage and all after it, as the address of a list says it. */
export const from = (stage: Stage) => STAGES.slice(STAGES.indexOf(stage)).join(',')

/** The stages that an address names, in their order; undefined where it names none or all of them. */
export function stagesIn(text: string | undefined): Stage[] | undefined {
  const named = (text ?? '').split(',')
  const found = STAGES.filter((stage) => named.includes(stage))
  return found.length && found.length < STAGES.length ? found : undefined
}

/** What a list can be narrowed to: from a stage on, or exactly at one. */
export const CHOICES = [
  { id: 'notFollowing', stages: 'IMPORTED' },
  { id: 'following', stages: from('FOLLOWING') },
  { id: 'notVerified', stages: 'FOLLOWING' },
  { id: 'verified', stages: from('VERIFIED') },
  { id: 'notReachable', stages: 'VERIFIED' },
  { id: 'reachable', stages: from('REACHABLE') },
] as const

/** The choice that an address names, if it is one. */
export const choiceOf = (text: string | undefined) =>
  CHOICES.find((choice) => choice.stages === stagesIn(text)?.join(','))

/** A column of the funnel: who came this far, and who of the column before did not. */
export interface Step {
  stage: Stage
  n: number
  lost: number
  /** The list of those who came this far, and of those who did not. */
  stages: string | undefined
  lostStages: string | undefined
}

export function steps(line: Line): Step[] {
  const counts = [line.imported, line.following, line.verified, line.reachable]
  return STAGES.map((stage, at) => ({
    stage,
    n: counts[at]!,
    lost: at === 0 ? line.withoutMobile : counts[at - 1]! - counts[at]!,
    stages: at === 0 ? undefined : from(stage),
    lostStages: at === 0 ? undefined : STAGES[at - 1],
  }))
}

export interface Gap {
  line: Line
  /** The stage that people do not come to. */
  stage: Exclude<Stage, 'IMPORTED'>
  n: number
}

/** Where most people are lost: of one place, between one stage and the next. The earlier stage where it is as many. */
export function largestGap(lines: readonly Line[]): Gap | undefined {
  let largest: Gap | undefined
  for (const stage of ['FOLLOWING', 'VERIFIED', 'REACHABLE'] as const) {
    for (const line of lines) {
      const n = steps(line).find((step) => step.stage === stage)!.lost
      if (n > (largest?.n ?? 0)) largest = { line, stage, n }
    }
  }
  return largest
}
