import { mount, RouterLinkStub } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import CoverageTable from './CoverageTable.vue'
import zh from './messages/zh-CN.json'
import type { Line } from './stages'

const line = (id: string | undefined, imported: number): Line => ({
  ...(id && { id, name: id }),
  rooms: 10,
  imported,
  withoutMobile: 1,
  following: 3,
  verified: 2,
  reachable: 1,
})

const doors = (communityId?: string) =>
  mount(CoverageTable, {
    props: { lines: [line('a', 5), line('b', 6)], total: line(undefined, 11), communityId },
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } },
  })
    .find('tr.sum')
    .findAllComponents(RouterLinkStub)

describe('The sum of a funnel', () => {
  beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { coverage: zh }))

  it('opens the people of the community that its lines are in', () => {
    expect(doors('c1').length).toBeGreaterThan(0)
    expect(doors('c1')[0]!.props('to')).toMatchObject({ query: { community: 'c1' } })
  })

  it('opens nothing where its lines are communities, since the list of everybody has others in it', () => {
    expect(doors()).toHaveLength(0)
  })
})
