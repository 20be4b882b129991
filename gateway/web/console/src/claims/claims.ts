import { queryOptions, type QueryClient } from '@tanstack/vue-query'
import { api, downloadFor, etag, idempotencyKey } from '@haina/shared/api/client'
import type { components } from '@haina/shared/api/generated/resident'
import type { Stage } from '@/coverage/stages'

export type Claim = components['schemas']['ClaimView']
export type Rooms = components['schemas']['ClaimRooms']
export type Sheet = components['schemas']['ClaimSheet']
export type Layout = Sheet['layout']

/** As many rooms as one sheet may have. */
export const MOST = 3_000
const ON_A_PAGE: Record<Layout, number> = { EIGHT: 8, ONE: 1 }
export const LAYOUTS = ['EIGHT', 'ONE'] as const satisfies readonly Layout[]
export const pages = (rooms: number, layout: Layout) => Math.ceil(rooms / ON_A_PAGE[layout])

/** Which rooms of a place are printed. */
export const WHICH = ['ALL', 'LIVED', 'UNVERIFIED'] as const
export type Which = (typeof WHICH)[number]

/** Whether a room is among them; its stage is absent where nobody lives. */
export function wanted(which: Which, stage: Stage | undefined): boolean {
  if (which === 'ALL') return true
  if (which === 'LIVED') return stage !== undefined
  return stage === 'IMPORTED' || stage === 'FOLLOWING'
}

/** How a room's code is doing, with the version to end it by. */
export const claimQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['resident', 'claims', 'room', roomId],
    queryFn: async ({ signal }): Promise<{ claim: Claim; etag: string }> => {
      const { data, response } = await api.resident.GET('/api/resident/v1/rooms/{roomId}/claim', {
        params: { path: { roomId } },
        signal,
      })
      return { claim: data!, etag: etag(response) }
    },
  })

/** The codes of all rooms under a place together, with the version to end them by. */
export const summaryQuery = (communityId: string, placeId?: string) =>
  queryOptions({
    queryKey: ['resident', 'claims', 'summary', communityId, placeId ?? ''],
    queryFn: async ({ signal }) => {
      const { data, response } = await api.resident.GET('/api/resident/v1/claims', {
        params: { query: { communityId, placeId } },
        signal,
      })
      return { summary: data!, etag: etag(response) }
    },
  })

/** Takes codes back, or puts others in their place; the key makes a second press the same press. */
export async function end(how: 'revoke' | 'renew', rooms: Rooms, reason: string, version: string, key: string) {
  const options = {
    params: { header: { 'If-Match': version } },
    headers: { 'Idempotency-Key': key },
    body: { rooms, reason },
  }
  const { data } =
    how === 'revoke'
      ? await api.resident.POST('/api/resident/v1/claim-revocations', options)
      : await api.resident.POST('/api/resident/v1/claim-renewals', options)
  return data!.rooms
}

export { idempotencyKey }

export async function print(sheet: Sheet): Promise<void> {
  await downloadFor('/api/resident/v1/claim-sheets', sheet)
}

export const refreshClaims = (client: QueryClient) => client.invalidateQueries({ queryKey: ['resident', 'claims'] })

// What stands on the sheets beside the codes: as the office has it on file, unless something else was printed last time.
export interface Signature {
  office: string
  phone: string
}
const key = (tenantId: string) => `hn-claim-sheet-${tenantId}`

/** What was printed last time that is not as on file. */
export function rememberedSignature(tenantId: string): Partial<Signature> {
  try {
    const kept = JSON.parse(localStorage.getItem(key(tenantId)) ?? '{}') as Partial<Signature>
    return {
      ...(typeof kept.office === 'string' ? { office: kept.office } : {}),
      ...(typeof kept.phone === 'string' ? { phone: kept.phone } : {}),
    }
  } catch {
    return {}
  }
}

/** Keeps what differs from the file only: a telephone that the office changes later is on the next sheet. */
export function rememberSignature(tenantId: string, printed: Signature, onFile: Signature): void {
  const { office, phone } = printed
  localStorage.setItem(
    key(tenantId),
    JSON.stringify({ ...(office !== onFile.office && { office }), ...(phone !== onFile.phone && { phone }) }),
  )
}
