import type { Resident } from '@/residents/residents'
import type { Agreement, Application, Detail, Suggestion } from './verifications'

/** Who the applicant is on file: one of them, somebody new, or nobody chose yet. */
export type Choice = { residentId: string } | 'new' | undefined

const agrees = (agreement: Agreement) => agreement === 'SAME'

/**
 * Who is taken for the applicant until somebody says otherwise: the likeliest, if more than the name speaks for it. A
 * name alone is shared by many, so then a person has to choose; with nobody to choose from it is somebody new.
 */
export function firstChoice(suggestions: readonly Suggestion[]): Choice {
  const likeliest = suggestions[0]
  if (!likeliest) return 'new'
  return [likeliest.roomAgrees, likeliest.mobileAgrees, likeliest.idNumberAgrees].some(agrees)
    ? { residentId: likeliest.residentId }
    : undefined
}

/** Who the applicant is on file: whom it was approved for, or else whom it would be. */
export const takenFor = ({ residentId, suggestions }: Detail): Choice =>
  residentId ? { residentId } : firstChoice(suggestions)

export const suggested = (detail: Detail, choice: Choice): Suggestion | undefined =>
  typeof choice === 'object' ? detail.suggestions.find(({ residentId }) => residentId === choice.residentId) : undefined

export const FIELDS = ['name', 'room', 'identity', 'mobile', 'idNumber'] as const
export type Field = (typeof FIELDS)[number]

export const agreementOf = (suggestion: Suggestion, field: Field): Agreement => suggestion[`${field}Agrees`]

/** What speaks for a suggestion, in the order of the comparison. */
export const sameIn = (suggestion: Suggestion): Field[] =>
  FIELDS.filter((field) => agrees(agreementOf(suggestion, field)))

/**
 * Whether a decision that was meant for one version may go out for the other: nothing that it rests on differs. What
 * became of a notice, or who had it open, is not part of that.
 */
export function sameCase(meant: Detail, now: Detail): boolean {
  const facts = ({ application, suggestions, inRoom, steps, mobileMasked, idNumberMasked }: Detail) =>
    JSON.stringify([
      application.state,
      application.name,
      application.roomId,
      application.identity,
      application.reasons,
      mobileMasked,
      idNumberMasked,
      suggestions,
      inRoom.map(({ residentId }) => residentId),
      steps.length,
    ])
  return facts(meant) === facts(now)
}

/** Which application comes up `by` places on; undefined at the ends. Without a current one, the first or the last. */
export function neighbour(ids: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current)
  if (at < 0) return by > 0 ? ids[0] : ids[ids.length - 1]
  return ids[at + by]
}

/** What comes up when the current one leaves the queue: the next, else the one before, else nothing. */
export const successor = (ids: readonly string[], current: string): string | undefined =>
  neighbour(ids, current, 1) ?? (ids[0] === current ? undefined : neighbour(ids, current, -1))

/** Since when it waits, as whole days, hours and minutes. */
export function waited(since: string, now: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

/** Longer than a day is long. */
export const isLate = (application: Pick<Application, 'waitingSince'>, now: number) =>
  waited(application.waitingSince, now).days >= 1

/** Somebody whom staff found on file, compared as far as what is shown allows: whole numbers stay with the service. */
export function asSuggestion(person: Resident, application: Application): Suggestion {
  const here = person.homes.find(({ roomId }) => roomId === application.roomId)
  const home = here ?? person.homes[0]
  const compared = (onFile: string | undefined, said: string): Agreement =>
    onFile === undefined ? 'UNKNOWN' : onFile === said ? 'SAME' : 'DIFFERENT'
  return {
    residentId: person.id,
    name: person.name,
    address: home?.address,
    identity: home?.identity,
    mobileMasked: person.mobileMasked,
    idNumberMasked: person.idNumberMasked,
    nameAgrees: compared(person.name, application.name),
    roomAgrees: here ? 'SAME' : 'DIFFERENT',
    identityAgrees: compared(home?.identity, application.identity),
    mobileAgrees: 'UNKNOWN',
    idNumberAgrees: 'UNKNOWN',
  }
}
