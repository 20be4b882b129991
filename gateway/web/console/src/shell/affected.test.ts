import { describe, expect, it } from 'vitest'
import { QueryClient } from '@tanstack/vue-query'
import { affected, withProgress, type Happening } from './affected'

const happening = (type: string, data: Record<string, unknown> = {}, subject = 'i1'): Happening => ({
  type,
  subject,
  data,
  time: '2026-11-24T00:20:00Z',
  count: 1,
})

describe('What happened says which answers to ask for again', () => {
  it.each([
    ['resident.update', 'resident'],
    ['room.generate', 'resident'],
    ['member.transfer', 'staff'],
    ['operator.invite', 'auth'],
    ['import.confirm', 'import'],
    ['verification.approve', 'resident'],
    ['reply-book.update', 'wechat'],
  ])('%s changes answers of %s, and the trail', (action, service) => {
    expect(affected(happening('audit.recorded.v1', { action }))).toEqual([[service], ['auth', 'audit-entries']])
  })

  it('takes the publisher of a type that it does not know, and nothing of a publisher that it does not know', () => {
    expect(affected(happening('resident.chunk-applied.v1'))).toEqual([['resident']])
    expect(affected(happening('auth.account-unauthorized.v1'))).toEqual([['auth'], ['wechat'], ['wechat']])
    expect(affected(happening('auth.session-closed.v1'))).toEqual([['auth']])
    expect(affected(happening('billing.invoice.v7'))).toEqual([])
  })
})

describe('What the coverage funnel is counted from', () => {
  it.each(['wechat.follower-changed.v1', 'resident.verified.v1', 'resident.binding-ended.v1'])(
    '%s has it asked for twice, since it is counted after the event',
    (type) => {
      const keys = affected(happening(type)).map((key) => key.join(' '))
      for (const key of ['resident coverage', 'resident residents', 'resident places grid'])
        expect(keys.filter((each) => each === key)).toHaveLength(2)
      expect(keys).toContain(type.split('.')[0])
    },
  )
})

describe('How far an import is', () => {
  const applying = { id: 'i1', state: 'APPLYING', done: 100, total: 5236 }
  const progress = (data: Record<string, unknown>) => happening('import.progressed.v1', { ...data })

  it('shows in the list and on its page without asking', () => {
    const client = new QueryClient()
    client.setQueryData(['import', 'imports', {}], { items: [applying, { id: 'i2', state: 'APPLIED', done: 1 }] })
    client.setQueryData(['import', 'imports', 'i1'], applying)
    expect(withProgress(client, progress({ state: 'APPLYING', done: 3351, total: 5236, etaSeconds: 6 }))).toBe(true)
    expect(client.getQueryData(['import', 'imports', 'i1'])).toMatchObject({ done: 3351, etaSeconds: 6 })
    expect(client.getQueryData(['import', 'imports', {}])).toMatchObject({
      items: [{ done: 3351 }, { id: 'i2', done: 1 }],
    })
  })

  it('is asked for when the import is in another state or new', () => {
    const client = new QueryClient()
    expect(withProgress(client, progress({ state: 'CHECKING', done: 0, total: 10 }))).toBe(false)
    client.setQueryData(['import', 'imports', 'i1'], applying)
    expect(withProgress(client, progress({ state: 'APPLIED', done: 5236, total: 5236 }))).toBe(false)
    expect(client.getQueryData(['import', 'imports', 'i1'])).toEqual(applying)
  })
})
