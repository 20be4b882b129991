import { client } from '@haina/shared/api/client'
import type { components, paths } from '@haina/shared/api/generated/resident'
import { asFollower } from './session'

/** What resident-service takes and answers, in the words that it publishes itself. */
export type Schemas = components['schemas']

type My = { [path in keyof paths as path extends `/api/resident/v1/my/${string}` ? path : never]: paths[path] }

/** resident-service for whoever holds the phone; a token that ended leads through the round, with the draft kept. */
export const resident = client<My>()
resident.use(asFollower)

/** What was answered. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

/** All of a list that is read by pages. */
export async function all<T>(page: (cursor?: string) => Promise<{ items: T[]; nextCursor?: string }>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const next = await page(cursor)
    items.push(...next.items)
    cursor = next.nextCursor
  } while (cursor)
  return items
}
