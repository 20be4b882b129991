import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { usePicked } from './usePicked'

describe('What is picked', () => {
  it('stays picked while other rows are, and is let go one by one', () => {
    const { picked, pick } = usePicked(() => '')
    pick(['a', 'b'], true)
    pick(['c'], true)
    pick(['b'], false)
    expect([...picked.value]).toEqual(['a', 'c'])
  })

  it('is no longer everyone once somebody is picked by hand', () => {
    const { everyone, pick } = usePicked(() => '')
    everyone.value = true
    pick(['a'], false)
    expect(everyone.value).toBe(false)
  })

  it('is let go when the question changes, and only then', async () => {
    const question = ref({ tag: '租户' })
    const { picked, everyone, pick } = usePicked(() => question.value)
    pick(['a'], true)
    question.value = { tag: '租户' }
    await nextTick()
    expect(picked.value.size).toBe(1)
    everyone.value = true
    question.value = { tag: '业主' }
    await nextTick()
    expect(picked.value.size).toBe(0)
    expect(everyone.value).toBe(false)
  })
})
