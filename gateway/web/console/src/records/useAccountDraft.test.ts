import { defineComponent, h, ref } from 'vue'
import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signedIn, type SignedIn } from '@haina/shared/api/session'
import { useAccountDraft } from './useAccountDraft'

interface Note {
  appId: string
  text: string
}
let there: { record: Note; etag: string }
let draft: ReturnType<typeof useAccountDraft<Note, { text: string }>>
/** When what is saved has arrived. */
let arrived = Promise.resolve()
const client = new QueryClient()
const theySave = (text: string) => (there = { record: { appId: 'wx1', text }, etag: `${Number(there.etag) + 1}` })

function page() {
  const Page = defineComponent(() => {
    draft = useAccountDraft<Note, { text: string }>(ref('wx1'), {
      key: ['notes'],
      read: async () => there,
      write: async (_id, _etag, { text }) => (await arrived, theySave(text)),
      blank: { text: '' },
      copy: ({ text }) => ({ text }),
      clean: ({ text }) => ({ text: text.trim() }),
      taken: () => undefined,
      left: () => undefined,
    })
    return () => h('input', { disabled: draft.locked.value, value: draft.content.value.text })
  })
  return mount(Page, {
    attachTo: document.body,
    global: { plugins: [[VueQueryPlugin, { queryClient: client }]] },
  })
}

describe('What is edited of an account', () => {
  beforeAll(() =>
    signedIn({
      accessToken: 'token',
      expiresInSeconds: 600,
      operator: { id: 'o1', name: '陈立', roles: ['OPERATOR'] },
    } as SignedIn),
  )
  beforeEach(() => {
    client.clear()
    there = { record: { appId: 'wx1', text: '停水' }, etag: '1' }
  })

  it('is what somebody else saved meanwhile, once what was typed here is given up', async () => {
    const one = page()
    await vi.waitFor(() => expect(draft.content.value.text).toBe('停水'))
    draft.content.value.text = '停水，自备用水'
    theySave('停水取消')
    await client.invalidateQueries({ queryKey: ['notes'] })
    expect(draft.content.value.text).toBe('停水，自备用水')
    draft.giveUp()
    expect(draft.content.value.text).toBe('停水取消')
    expect(draft.stored.value?.etag).toBe('2')
    one.unmount()
  })

  it('is saved with the focus where it was, for who saves with a key and writes on', async () => {
    const one = page()
    await vi.waitFor(() => expect(draft.content.value.text).toBe('停水'))
    draft.content.value.text = '停水，自备用水'
    const field = one.get('input').element
    field.focus()
    let arrive = () => {}
    arrived = new Promise((resolve) => (arrive = resolve))
    const saving = draft.save()
    await flushPromises()
    expect(field.disabled).toBe(true)
    // a browser takes it from what is locked
    const other = document.body.appendChild(document.createElement('button'))
    other.focus()
    other.remove()
    expect(document.activeElement).toBe(document.body)
    arrive()
    expect(await saving).toBe(true)
    await flushPromises()
    expect(document.activeElement).toBe(field)
    one.unmount()
  })
})
