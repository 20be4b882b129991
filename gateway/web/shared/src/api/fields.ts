import { Problem } from './problem'

/**
 * What the service said of each field, by the field's name: the JSON pointer `/homes/0/roomId` becomes `homes.0.roomId`.
 * The first word on a field counts.
 */
export function fieldErrors(error: unknown): Record<string, string> {
  const named: Record<string, string> = {}
  for (const { pointer, detail } of Problem.from(error).errors) {
    const name = pointer.replace(/^#?\//, '').replaceAll('/', '.')
    named[name] ??= detail
  }
  return named
}
