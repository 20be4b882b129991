import type { Content, Kind, Rule } from './book'

const newId = () => `r${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`

export function blank(kind: Kind, eventKey?: string): Rule {
  return {
    id: newId(),
    name: '',
    kind,
    ...(kind === 'KEYWORD' ? { match: 'CONTAINS' as const } : {}),
    words: [],
    ...(eventKey ? { eventKey } : {}),
    audience: 'EVERYBODY',
    enabled: true,
    answer: { form: 'TEXT' },
  }
}

/** After the last of its kind, so that it takes nothing from those before it. */
export function add(rules: Rule[], rule: Rule): void {
  const last = rules.map(({ kind }) => kind).lastIndexOf(rule.kind)
  rules.splice(last < 0 ? rules.length : last + 1, 0, rule)
}

/** One rule becomes two: it answers verified people, its twin all others. */
export function split(rules: Rule[], id: string, name: (rule: Rule) => string): Rule | undefined {
  const at = rules.findIndex((rule) => rule.id === id)
  const rule = rules[at]
  if (!rule || rule.audience !== 'EVERYBODY') return undefined
  rule.audience = 'VERIFIED'
  const twin: Rule = {
    ...rule,
    id: newId(),
    name: name(rule),
    words: [...rule.words],
    audience: 'UNVERIFIED',
    answer: { ...rule.answer },
  }
  rules.splice(at + 1, 0, twin)
  return twin
}

/** One step within its kind: rules of other kinds never meet it. Answers whether it moved. */
export function step(rules: Rule[], id: string, by: 1 | -1): boolean {
  const at = rules.findIndex((rule) => rule.id === id)
  const kind = rules[at]?.kind
  let to = at + by
  while (rules[to] && rules[to]!.kind !== kind) to += by
  if (at < 0 || !rules[to]) return false
  rules.splice(to, 0, ...rules.splice(at, 1))
  return true
}

/** To the place of another of its kind: before it when it comes from below, after it when from above. */
export function place(rules: Rule[], id: string, other: string): boolean {
  const at = rules.findIndex((rule) => rule.id === id)
  const to = rules.findIndex((rule) => rule.id === other)
  if (at < 0 || to < 0 || at === to || rules[at]!.kind !== rules[to]!.kind) return false
  rules.splice(to, 0, ...rules.splice(at, 1))
  return true
}

/** Answers what is looked at next. */
export function remove(rules: Rule[], id: string): string | undefined {
  const at = rules.findIndex((rule) => rule.id === id)
  const kind = rules[at]?.kind
  rules.splice(at, 1)
  const after = rules.slice(at).find((rule) => rule.kind === kind)
  const before = rules.slice(0, at).reverse()
  return (after ?? before.find((rule) => rule.kind === kind))?.id
}

export interface Who {
  name?: string | undefined
  room?: string | undefined
  community?: string | undefined
}

/** A text as somebody gets it: what is not known of them is said in the book's own words. */
export function filled(text: string, content: Pick<Content, 'nameFallback' | 'roomFallback'>, who: Who): string {
  return text
    .replaceAll('{姓名}', who.name || content.nameFallback)
    .replaceAll('{房号}', who.room || content.roomFallback)
    .replaceAll('{小区}', who.community || '')
}

/** A variable where the caret is; answers the text and where the caret is then. */
export function inserted(text: string, from: number, to: number, variable: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + variable + text.slice(to), caret: from + variable.length }
}

/** A local time as a browser's field has it, read as China's: the office's days begin and end there. */
export function instantOf(local: string): string | undefined {
  const at = new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** Whether hours end on the day after they begin; equal times are a whole day. */
export const overnight = ({ opens, closes }: { opens: string; closes: string }) =>
  !!opens && !!closes && closes <= opens

/** Where a fault of the service is: the rule's index, or -1 for the book's settings, and the field. */
export function placeOf(name: string): { rule: number; field: string } {
  const parts = name.split('.')
  if (parts[0] !== 'rules' || parts[1] === undefined) return { rule: -1, field: name }
  const field = parts.slice(2).join('.')
  return { rule: Number(parts[1]), field: field.startsWith('words') ? 'words' : field }
}
