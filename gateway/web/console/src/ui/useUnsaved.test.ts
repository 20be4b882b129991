import { defineComponent, ref } from 'vue'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { useUnsaved } from './useUnsaved'

/** The page is closed or read anew; answers whether a browser asks before, a new one and one of before 2023. */
function leave() {
  const event = new Event('beforeunload', { cancelable: true })
  let returned: unknown
  Object.defineProperty(event, 'returnValue', { set: (value) => (returned = value), get: () => returned ?? '' })
  dispatchEvent(event)
  return { asks: event.defaultPrevented, asked: returned !== undefined }
}

describe('What is not saved', () => {
  it('is not thrown away by any browser without a question', () => {
    const dirty = ref(false)
    const page = mount(
      defineComponent(() => {
        useUnsaved(dirty, ref(false), () => undefined)
        return () => null
      }),
    )
    expect(leave()).toEqual({ asks: false, asked: false })
    dirty.value = true
    expect(leave()).toEqual({ asks: true, asked: true })
    page.unmount()
    expect(leave()).toEqual({ asks: false, asked: false })
  })

  it('is saved with Ctrl+S, also with the capitals locked', () => {
    const save = vi.fn()
    const page = mount(
      defineComponent(() => {
        useUnsaved(ref(true), ref(false), save)
        return () => null
      }),
    )
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey: true, cancelable: true })
      dispatchEvent(event)
      return event.defaultPrevented
    }
    expect([press('s'), press('S')]).toEqual([true, true])
    expect(save).toHaveBeenCalledTimes(2)
    page.unmount()
  })
})
