import { defineComponent, h } from 'vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useSingleKeys } from './useSingleKeys'

let done: string[]
let page: VueWrapper
const press = (key: string, how: KeyboardEventInit = {}, on: Element = document.body) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...how }))

describe('A single key', () => {
  beforeEach(() => {
    done = []
    const act = (what: string) => () => void done.push(what)
    page = mount(
      defineComponent(() => {
        useSingleKeys({ a: act('approve'), j: act('next') })
        return () => h('div', [h('textarea'), h('button')])
      }),
      { attachTo: document.body },
    )
  })
  afterEach(() => {
    page.unmount()
    document.body.innerHTML = ''
  })

  it('acts once, however long it is held down: what comes up next was not looked at', () => {
    press('a')
    press('a', { repeat: true })
    press('A', { repeat: true })
    expect(done).toEqual(['approve'])
  })

  it('goes on through the list for as long as it is held down', () => {
    press('j')
    press('j', { repeat: true })
    expect(done).toEqual(['next', 'next'])
  })

  it('does nothing to the page behind a dialog', () => {
    document.body.insertAdjacentHTML('beforeend', '<div class="el-overlay"><button>取消</button></div>')
    press('j', {}, document.querySelector('.el-overlay button')!)
    expect(done).toEqual([])
    document.querySelector<HTMLElement>('.el-overlay')!.style.display = 'none'
    press('j')
    expect(done).toEqual(['next'])
  })

  it('is a letter in a field, and part of a word that is being composed', () => {
    press('a', {}, page.get('textarea').element)
    press('a', { isComposing: true })
    expect(done).toEqual([])
  })
})
