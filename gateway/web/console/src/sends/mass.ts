import { api, idempotencyKey } from '@haina/shared/api/client'
import { Problem } from '@haina/shared/api/problem'
import type { components } from '@haina/shared/api/generated/wechat'
import { bytes } from '@/ui/bytes'
import type { Account, Tag } from '@/followers/followers'
import type { Sent } from './sends'

type Schemas = components['schemas']
export type MassContent = Schemas['MassContentRequest']
export type MassAudience = Schemas['MassAudienceRequest']
export type Allowance = Schemas['MassAllowance']
export type ContentKind = MassContent['kind']
export type AudienceKind = MassAudience['kind']

export const CONTENTS: readonly ContentKind[] = ['NEWS', 'TEXT', 'IMAGE']
/** WeChat's limit of a text, a Chinese character taking three. */
export const TEXT_BYTES = 2048
/** A mass message has at least so many on its list. */
export const FEWEST = 2

/** What is filled in. */
export interface Form {
  appId: string
  content: ContentKind
  draftId: string | undefined
  text: string
  materialId: string | undefined
  audience: AudienceKind
  tagId: number | undefined
  /** Who was chosen among the followers before; a list only then. */
  followers: readonly string[]
}

export const blank = (): Form => ({
  appId: '',
  content: 'NEWS',
  draftId: undefined,
  text: '',
  materialId: undefined,
  audience: 'EVERYBODY',
  tagId: undefined,
  followers: [],
})

/** What it is to say; undefined while that is not settled. */
export function contentOf(form: Form): MassContent | undefined {
  switch (form.content) {
    case 'NEWS':
      return form.draftId ? { kind: 'NEWS', draftId: form.draftId } : undefined
    case 'IMAGE':
      return form.materialId ? { kind: 'IMAGE', materialId: form.materialId } : undefined
    case 'TEXT':
      return form.text.trim() && bytes(form.text) <= TEXT_BYTES ? { kind: 'TEXT', text: form.text.trim() } : undefined
  }
}

/** For whom it is; undefined while that is not settled. Nothing missing ever turns into everybody. */
export function audienceOf(form: Form): MassAudience | undefined {
  switch (form.audience) {
    case 'EVERYBODY':
      return { kind: 'EVERYBODY' }
    case 'TAG':
      return form.tagId === undefined ? undefined : { kind: 'TAG', tagId: form.tagId }
    case 'LIST':
      return form.followers.length < FEWEST ? undefined : { kind: 'LIST', followerIds: [...form.followers] }
  }
}

/** How many it names, as far as is known: WeChat leaves out who has had four this month. */
export function peopleOf(form: Form, account: Account | undefined, tags: readonly Tag[]): number | undefined {
  switch (form.audience) {
    case 'EVERYBODY':
      return account?.following
    case 'TAG':
      return tags.find((tag) => tag.id === form.tagId)?.count
    case 'LIST':
      return form.followers.length
  }
}

/** Key below `sends.mass.left` for the limit that forbids this message, if one does. */
export function usedUp(
  form: Form,
  left: Allowance | undefined,
): 'calls' | 'callsRefused' | 'month' | 'today' | 'everybodyRefused' | undefined {
  if (!left) return undefined
  if (left.callsToday === 0) return left.callsRefused ? 'callsRefused' : 'calls'
  if (form.audience !== 'EVERYBODY') return undefined
  if (left.everybodyThisMonth === 0) return 'month'
  if (left.everybodyRefused) return 'everybodyRefused'
  return left.everybodyToday === 0 ? 'today' : undefined
}

export async function allowance(appId: string, signal?: AbortSignal): Promise<Allowance> {
  return (
    await api.wechat.GET('/api/wechat/v1/accounts/{appId}/mass-allowance', { params: { path: { appId } }, signal })
  ).data!
}

export async function preview(appId: string, content: MassContent, wechatId: string): Promise<void> {
  await api.wechat.POST('/api/wechat/v1/accounts/{appId}/mass-previews', {
    params: { path: { appId } },
    headers: { 'Idempotency-Key': idempotencyKey() },
    body: { content, wechatId },
  })
}

/**
 * Sends under one key until there is an answer that counts, so that pressing again after a broken line is the same
 * message; whatever is changed is another one.
 */
export class MassOrder {
  private asked = ''
  private key = ''

  async send(appId: string, content: MassContent, audience: MassAudience): Promise<Sent> {
    const asked = JSON.stringify([appId, content, audience])
    if (asked !== this.asked) this.renew(asked)
    try {
      const { data } = await api.wechat.POST('/api/wechat/v1/accounts/{appId}/mass-messages', {
        params: { path: { appId }, header: { 'Idempotency-Key': this.key } },
        body: { content, audience },
      })
      this.renew('')
      return data!
    } catch (error) {
      const { status, code } = Problem.from(error)
      if (status >= 400 && status < 500 && code !== 'request.in-progress') this.renew(asked)
      throw error
    }
  }

  private renew(asked: string) {
    this.asked = asked
    this.key = idempotencyKey()
  }
}
