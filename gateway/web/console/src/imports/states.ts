import type { Import, State } from './imports'

export type Step = 1 | 2 | 3 | 4
type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle'

/** Somebody works on it: it moves without anybody doing anything. */
export function moves(state: State): boolean {
  return ['MAPPED', 'CHECKING', 'APPLYING', 'CANCELLING', 'UNDOING'].includes(state)
}

export function beforeConfirmation(state: State): boolean {
  return ['UPLOADED', 'MAPPED', 'CHECKING', 'CHECKED'].includes(state)
}

type Staged = Pick<Import, 'state' | 'mapping' | 'confirmedAt' | 'applied'>

/** Somebody confirmed it; what was confirmed before that was noted tells by what it wrote. */
export function written({ confirmedAt, state, applied }: Omit<Staged, 'mapping'>): boolean {
  return (
    confirmedAt !== undefined ||
    ['APPLYING', 'APPLIED', 'UNDOING', 'UNDONE'].includes(state) ||
    applied.created + applied.changed > 0
  )
}

/** Where somebody who opens the link finds the import. */
export function stepOf(one: Staged): Step {
  switch (one.state) {
    case 'UPLOADED':
      return one.mapping ? 2 : 1
    case 'MAPPED':
    case 'CHECKING':
    case 'CHECKED':
      return 3
    case 'CANCELLED':
    case 'FAILED':
      return written(one) ? 4 : 3
    default:
      return 4
  }
}

/** The step that the address asks for, as far as the import is; later ones are not there yet, earlier ones no more. */
export function stepFor(one: Staged, asked: unknown): Step {
  const natural = stepOf(one)
  const wanted = Number(asked)
  if (!beforeConfirmation(one.state) || ![1, 2, 3].includes(wanted)) return natural
  return Math.min(wanted, natural) as Step
}

const TONES: Record<State, Tone> = {
  UPLOADED: 'warn',
  MAPPED: 'info',
  CHECKING: 'info',
  CHECKED: 'warn',
  APPLYING: 'info',
  CANCELLING: 'info',
  APPLIED: 'ok',
  CANCELLED: 'idle',
  UNDOING: 'info',
  UNDONE: 'idle',
  FAILED: 'bad',
}

export function toneOf(state: State): Tone {
  return TONES[state]
}

/** What people mean when they filter the history. */
export const GROUPS: Record<string, State[]> = {
  waiting: ['UPLOADED', 'CHECKED'],
  running: ['MAPPED', 'CHECKING', 'APPLYING', 'CANCELLING', 'UNDOING'],
  applied: ['APPLIED'],
  undone: ['UNDONE'],
  cancelled: ['CANCELLED'],
  failed: ['FAILED'],
}

export function share(done: number, total: number): number {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0
}
