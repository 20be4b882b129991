import { api } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/wechat'
import { versioned, type Versioned } from '@/records/useChange'

type Schemas = components['schemas']
export type Book = Schemas['ReplyBookView']
export type Content = Schemas['ReplyBookRequest']
export type Rule = Schemas['ReplyRule']
export type Answer = Schemas['ReplyRuleAnswer']
export type Hours = Schemas['WorkingHours']
export type Conflict = Schemas['ReplyPolicyConflict']
export type Step = Schemas['ReplyPolicyStep']
export type Tried = Schemas['ReplyTestView']
export type Question = Omit<Schemas['ReplyTestRequest'], 'book'>
export type Copied = Schemas['ChangeRepliesCopied']
export type Kind = Rule['kind']
export type Form = Answer['form']

export const KINDS: readonly Kind[] = ['SUBSCRIBE', 'KEYWORD', 'MENU_CLICK', 'DEFAULT']
export const FORMS: readonly Form[] = ['TEXT', 'NEWS', 'IMAGE', 'VOICE', 'VIDEO', 'HAND_OVER']
export const DAYS: readonly Hours['days'][number][] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]
/** Filled in with what is known of whoever is answered; the words are the service's, in every language. */
export const VARIABLES = ['{姓名}', '{房号}', '{小区}'] as const
/** Of a text, in bytes. */
export const TEXT_BYTES = 2048

export const BOOKS = ['wechat', 'reply-books'] as const

export const contentOf = ({ rules, hours, nameFallback, roomFallback }: Book): Content => ({
  rules: rules.map((rule) => ({ ...rule, words: [...rule.words], answer: { ...rule.answer } })),
  hours: { ...hours, days: [...hours.days], holidays: [...hours.holidays], workdays: [...hours.workdays] },
  nameFallback,
  roomFallback,
})

/** Only what counts for its kind and its answer's form; what was filled in for another is no change and goes nowhere. */
export function cleaned(rule: Rule): Rule {
  const { id, kind, audience, enabled } = rule
  return {
    id,
    name: rule.name.trim(),
    kind,
    ...(kind === 'KEYWORD' && rule.match ? { match: rule.match } : {}),
    words: kind === 'KEYWORD' ? rule.words.map((word) => word.trim()).filter(Boolean) : [],
    ...(kind === 'MENU_CLICK' && rule.eventKey?.trim() ? { eventKey: rule.eventKey.trim() } : {}),
    audience,
    enabled,
    answer: cleanedAnswer(rule.answer),
  }
}

const ASKED: Record<Form, readonly (keyof Omit<Answer, 'form'>)[]> = {
  TEXT: ['text'],
  HAND_OVER: ['text'],
  IMAGE: ['materialId'],
  VOICE: ['materialId'],
  VIDEO: ['materialId', 'title', 'description'],
  NEWS: ['title', 'description', 'url', 'pictureUrl'],
}

/** What is filled in for an answer's form. */
export const fieldsOf = (form: Form) => ASKED[form]

function cleanedAnswer(answer: Answer): Answer {
  const kept: Answer = { form: answer.form }
  for (const field of fieldsOf(answer.form)) {
    const value = field === 'text' ? answer.text : answer[field]?.trim()
    if (value) kept[field] = value
  }
  return kept
}

export const cleanedContent = (content: Content): Content => ({
  rules: content.rules.map(cleaned),
  hours: {
    ...content.hours,
    days: DAYS.filter((day) => content.hours.days.includes(day)),
    holidays: [...content.hours.holidays].sort(),
    workdays: [...content.hours.workdays].sort(),
  },
  nameFallback: content.nameFallback.trim(),
  roomFallback: content.roomFallback.trim(),
})

export async function read(appId: string, signal?: AbortSignal): Promise<Versioned<Book>> {
  return versioned(
    await api.wechat.GET('/api/wechat/v1/reply-books/{appId}', {
      params: { path: { appId } },
      ...(signal ? { signal } : {}),
    }),
  )
}

export async function write(appId: string, etag: string, content: Content): Promise<Versioned<Book>> {
  return versioned(
    await api.wechat.PUT('/api/wechat/v1/reply-books/{appId}', {
      params: { path: { appId }, header: { 'If-Match': etag } },
      body: content,
    }),
  )
}

export async function ask(appId: string, question: Question, book: Content | undefined): Promise<Tried> {
  const { data } = await api.wechat.POST('/api/wechat/v1/reply-books/{appId}/tests', {
    params: { path: { appId } },
    body: { ...question, ...(book ? { book } : {}) },
  })
  return data!
}
