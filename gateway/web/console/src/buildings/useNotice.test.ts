import { createApp } from 'vue'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '@haina/shared/i18n'
import { Problem } from '@haina/shared/api/problem'
import zh from './messages/zh-CN.json'
import { useNotice, type Notice } from './useNotice'

let notice: Notice
beforeAll(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { buildings: zh })
  createApp({ setup: () => ((notice = useNotice()), () => null) })
    .use(i18n)
    .mount(document.createElement('div'))
})

describe('What was just done', () => {
  it('is taken back once, and then only stands there', async () => {
    let undone = 0
    notice.say('改了名', async () => undone++)
    await notice.undo()
    await notice.undo()
    expect(undone).toBe(1)
    expect(notice.said.value).toEqual({ text: '改了名' })
  })

  it('is not taken back twice by two presses', async () => {
    let undone = 0
    let finish = () => {}
    notice.say('移动了', () => new Promise<void>((done) => ((finish = done), undone++)))
    const first = notice.undo()
    await notice.undo()
    finish()
    await first
    expect(undone).toBe(1)
  })

  it('says what taking it back has brought about', async () => {
    notice.say('移动了', async () => notice.say('移回去了'))
    await notice.undo()
    expect(notice.said.value).toEqual({ text: '移回去了' })
  })

  it('says so where it could not be taken back', async () => {
    notice.say('移动了', async () => Promise.reject(new Problem({ title: 'away' }, 503)))
    await notice.undo()
    expect(notice.said.value).toMatchObject({ bad: true })
    expect(notice.said.value!.text).toContain(zh.undoFailed)
    expect(notice.undoing.value).toBe(false)
  })
})
