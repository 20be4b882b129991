import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdThePhone, open, putDown, refusal } from '../testing'
import { draft, takeUp } from './draft'
import VerifyRoom from './VerifyRoom.vue'

const community = (id: string, name: string) => ({ id, name, structures: [], asked: [] })
const place = (id: string, layer: string, ...path: string[]) => ({
  id,
  isRoom: layer === '门牌号',
  structureId: 's1',
  parentId: 'p',
  layer,
  name: path.at(-1),
  path,
})
const items = (...all: object[]) => Response.json({ items: all })

/** Two buildings, of which the second has rooms; searched for by 3栋. */
function service(communities: object[]) {
  return ({ url }: Request) => {
    const { pathname, searchParams } = new URL(url)
    if (pathname.endsWith('/communities')) return items(...communities)
    if (!communities.some((one) => pathname.includes((one as { id: string }).id)))
      return refusal(404, 'record.not-found')
    if (searchParams.has('q')) return items(place('b3', '楼栋', '3栋'))
    const parent = searchParams.get('parent')
    if (!parent) return items(place('b1', '楼栋', '1栋'), place('b3', '楼栋', '3栋'))
    return parent === 'b3' ? items(place('r1', '门牌号', '3栋', '101')) : refusal(404, 'record.not-found')
  }
}

const button = (shown: Awaited<ReturnType<typeof open>>['shown'], words: string) =>
  shown.findAll('button').find((one) => one.text().startsWith(words))!

describe('Choosing a room', () => {
  beforeAll(() => holdThePhone('verify'))
  beforeEach(() => {
    takeUp()
    Object.assign(draft, { communityId: 'c1', communityName: '望江苑', path: [], roomId: '', names: [], claimCode: '' })
  })
  afterEach(putDown)

  it('finds a building by its name, and opens it', async () => {
    const { shown } = await open(VerifyRoom, {}, service([community('c1', '望江苑')]))
    await shown.get('input').setValue('3栋')
    await vi.waitFor(() => expect(shown.get('[role=status]').text()).toBe('点一下就选好'))
    await button(shown, '3栋').trigger('click')
    await flushPromises()
    await button(shown, '101').trigger('click')
    expect({ ...draft }).toMatchObject({ roomId: 'r1', names: ['3栋', '101'] })
  })

  it('begins at the outermost layer where the office has removed the building that was chosen before', async () => {
    draft.path = [{ id: 'gone', name: '2栋', layer: '楼栋', room: false }]
    const { shown } = await open(VerifyRoom, {}, service([community('c1', '望江苑')]))
    await vi.waitFor(() => expect(button(shown, '1栋')).toBeDefined())
    expect(draft.path).toEqual([])
  })

  it('begins with the communities where the office has removed the one that was chosen before', async () => {
    Object.assign(draft, { communityId: 'gone', roomId: 'r9', names: ['9栋', '901'] })
    const both = [community('c1', '望江苑'), community('c2', '临江苑')]
    const { shown } = await open(VerifyRoom, {}, service(both))
    await vi.waitFor(() => expect(shown.get('h1').text()).toBe('您住在哪个小区？'))
    expect({ ...draft }).toMatchObject({ communityId: '', roomId: '', names: [] })
    await button(shown, '临江苑').trigger('click')
    await vi.waitFor(() => expect(button(shown, '1栋')).toBeDefined())
  })
})
