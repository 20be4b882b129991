import { describe, expect, it } from 'vitest'
import type { Import } from '@/shell/work'
import type { Account } from './home'
import { whatIsToDo, type Happenings } from './todo'

const imported = (id: string, state: Import['state'], over: Partial<Import> = {}) =>
  ({ id, state, file: { name: `${id}.xlsx` }, applied: { failed: 0 }, done: 0, total: 0, ...over }) as Import
const account = (name: string, authorized: boolean) =>
  ({ name, authorized, certifiedServiceAccount: true, missingScopes: [] as number[] }) as Account
const toDo = (over: Partial<Happenings>) => whatIsToDo({ accounts: [], imports: [], running: [], toReview: 0, ...over })

describe('What is to do today', () => {
  it('is nothing where everything is as it should be', () => {
    expect(toDo({ accounts: [account('翠湖', true)], imports: [imported('a', 'APPLIED')] })).toEqual([])
  })

  it('has first what is broken, then what waits for a person, then what only runs', () => {
    const running = imported('e', 'APPLYING', { done: 1, total: 4 })
    const found = toDo({
      accounts: [account('翠湖', true), account('星城', false)],
      imports: [
        imported('a', 'APPLIED', { applied: { failed: 21 } as Import['applied'] }),
        imported('b', 'CHECKED'),
        imported('d', 'FAILED'),
        running,
      ],
      running: [running],
      toReview: 3,
    })
    expect(found.map(({ kind, n }) => [kind, n])).toEqual([
      ['accounts', 1],
      ['failed', 1],
      ['review', 3],
      ['waiting', 1],
      ['rows', 21],
      ['running', 25],
    ])
    expect(found[0]).toMatchObject({ accounts: [{ name: '星城' }] })
  })

  it('leads to the one import that is meant, and to the list where there are several', () => {
    expect(toDo({ imports: [imported('a', 'FAILED')] })[0]!.to).toBe('/people/imports/a')
    expect(toDo({ imports: [imported('a', 'FAILED'), imported('b', 'FAILED')] })[0]!.to).toBe(
      '/people/imports?state=FAILED',
    )
    expect(toDo({ imports: [imported('a', 'UPLOADED'), imported('b', 'CHECKED')] })[0]!.to).toBe('/people/imports')
  })

  it('names two running imports and leaves the others to the list of long work', () => {
    const running = ['a', 'b', 'c'].map((id) => imported(id, 'CHECKING'))
    expect(toDo({ imports: running, running })).toHaveLength(2)
  })
})
