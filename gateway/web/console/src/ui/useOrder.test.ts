import { defineComponent, h, ref, useTemplateRef } from 'vue'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useOrder } from './useOrder'

function list(locked = false) {
  const names = ref(['甲', '乙', '丙', '别处'])
  const chosen = ref('甲')
  const List = defineComponent({
    setup() {
      const root = useTemplateRef<HTMLElement>('root')
      const order = useOrder<string>({
        root,
        rows: 'button',
        locked: () => locked,
        same: (one, other) => one === other,
        fits: (_from, to) => to !== '别处',
        step: () => undefined,
        place(from, to) {
          const rest = names.value.filter((name) => name !== from)
          const at = rest.indexOf(to)
          names.value = [...rest.slice(0, at), from, ...rest.slice(at)]
        },
        choose: (name) => (chosen.value = name),
        says: (n) => `${n}`,
      })
      return () =>
        h(
          'div',
          { ref: 'root' },
          names.value.map((name) =>
            h(
              'button',
              {
                key: name,
                class: { over: order.isOver(name) },
                'aria-current': name === chosen.value,
                ...order.row(name),
              },
              name,
            ),
          ),
        )
    },
  })
  const wrapper = mount(List, { attachTo: document.body })
  const row = (name: string) => wrapper.findAll('button').find((one) => one.text() === name)!
  return { names, wrapper, row }
}

describe('Rows in an order', () => {
  it('are dragged to where another is, which is marked meanwhile', async () => {
    const { names, row } = list()
    await row('丙').trigger('dragstart')
    await row('甲').trigger('dragover')
    expect(row('甲').classes()).toContain('over')
    await row('甲').trigger('drop')
    expect(names.value).toEqual(['丙', '甲', '乙', '别处'])
    expect(row('甲').classes()).not.toContain('over')
  })

  it('are not let go where they do not fit', async () => {
    const { row } = list()
    const over = new Event('dragover', { cancelable: true })
    await row('丙').trigger('dragstart')
    row('别处').element.dispatchEvent(over)
    expect(over.defaultPrevented).toBe(false) // the browser then gives no drop
    expect(row('别处').classes()).not.toContain('over')
  })

  it('are reached one after the other by the arrows', async () => {
    const { row } = list()
    row('甲').element.focus()
    await row('甲').trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(row('乙').element)
  })

  it('are not for dragging where nothing may be changed', () => {
    expect(list(true).row('甲').attributes('draggable')).toBe('false')
  })
})
