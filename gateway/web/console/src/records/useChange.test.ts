import { describe, expect, it, vi } from 'vitest'
import { Problem } from '@haina/shared/api/problem'
import { useChange, type Versioned } from './useChange'

type Name = Versioned<string>
const stored = (record: string, version: number): Name => ({ record, etag: `"${version}"` })

function scene() {
  let screen = stored('old', 1)
  let store = stored('old', 1)
  const change = useChange<string>(
    () => screen,
    async () => store,
    (now) => (screen = now),
  )
  const save = (name: string) => ({
    act: async (etag: string) => {
      if (etag !== store.etag) throw new Problem({}, 412)
      return (store = stored(name, Number(store.etag.slice(1, -1)) + 1))
    },
  })
  return {
    change,
    save,
    screen: () => screen.record,
    store: () => store.record,
    other: (name: string) => (store = stored(name, Number(store.etag.slice(1, -1)) + 1)),
  }
}

describe('Changing a record', () => {
  it('shows what the service answered', async () => {
    const { change, save, screen } = scene()
    expect(await change.run(save('mine'))).toBe(true)
    expect(screen()).toBe('mine')
  })

  it('does nothing over the head of somebody who was faster', async () => {
    const { change, save, screen, store, other } = scene()
    other('theirs')
    expect(await change.run(save('mine'))).toBe(false)
    expect(store()).toBe('theirs')
    expect(screen()).toBe('old')
    expect(change.stale.value).toMatchObject({ base: { record: 'old' }, theirs: { record: 'theirs' } })
  })

  it('overwrites when told to, even what changed a second time only after asking again', async () => {
    const { change, save, store, other } = scene()
    other('theirs')
    await change.run(save('mine'))
    other('theirs again')
    expect(await change.overwrite()).toBe(false)
    expect(change.stale.value).toMatchObject({ base: { record: 'old' }, theirs: { record: 'theirs again' } })
    expect(await change.overwrite()).toBe(true)
    expect(store()).toBe('mine')
    expect(change.stale.value).toBeUndefined()
  })

  it('shows theirs when mine is given up', async () => {
    const { change, save, screen, other } = scene()
    other('theirs')
    await change.run(save('mine'))
    change.discard()
    expect(screen()).toBe('theirs')
    expect(change.stale.value).toBeUndefined()
  })

  it('says what was refused and keeps the screen', async () => {
    const { change, screen } = scene()
    const refused = vi.fn().mockRejectedValue(new Problem({ code: 'resident.mobile-taken' }, 409))
    expect(await change.run({ act: refused })).toBe(false)
    expect(change.failure.value?.code).toBe('resident.mobile-taken')
    expect(screen()).toBe('old')
  })

  it('waits for the choice once their change is known', async () => {
    const { change, save, store, other } = scene()
    change.notice(other('theirs'), stored('old', 1))
    expect(await change.run(save('mine'))).toBe(false)
    expect(store()).toBe('theirs')
  })
})
