import type { Problem } from '@haina/shared/api/problem'

/** What a service has against single fields, by their names; `rest`: there is something that no field on the page says. */
export function fieldErrors<Name extends string>(
  problem: Problem | undefined,
  fields: readonly Name[],
): { of: Partial<Record<Name, string>>; rest: boolean } {
  const of: Partial<Record<Name, string>> = {}
  let rest = problem !== undefined && problem.errors.length === 0
  for (const { pointer, detail } of problem?.errors ?? []) {
    const parts = pointer.split('/').filter(Boolean)
    const field = fields.find((name) => parts.includes(name))
    if (field) of[field] ??= detail
    else rest = true
  }
  return { of, rest }
}
