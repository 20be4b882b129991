// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { paragraphs, picture, written } from './articleBody'
import { Pictures } from './pictures'

describe('The inside of an article', () => {
  it('is written without what belongs to this window only', () => {
    const root = document.createElement('div')
    root.innerHTML = '<p>正文</p><p><img data-material="a1" src="blob:x" class="gone"></p><img src="http://x/y">'
    expect(written(root)).toBe('<p>正文</p><p><img data-material="a1"></p><img src="http://x/y">')
  })

  it('has paragraphs where a browser made blocks, and nothing when there is nothing', () => {
    const root = document.createElement('div')
    root.innerHTML = '第一行<div>第二行</div>'
    expect(written(root)).toBe('第一行<p>第二行</p>')
    root.innerHTML = '<br>'
    expect(written(root)).toBe('')
  })

  it('takes pasted text as text', () => {
    expect(paragraphs('停水\r\n\r\n<script>x</script> & 停电')).toBe(
      '<p>停水</p><p>&lt;script&gt;x&lt;/script&gt; &amp; 停电</p>',
    )
    expect(picture('a1')).toContain('data-material="a1"')
  })
})

describe('Pictures of the library', () => {
  it('are fetched once, and tried again after a failure', async () => {
    vi.stubGlobal('URL', { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined })
    const fetchPicture = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(new Blob())
    const pictures = new Pictures(fetchPicture)
    await expect(pictures.address('a', 'preview')).rejects.toThrow('away')
    expect(await pictures.address('a', 'preview')).toBe('blob:1')
    expect(await pictures.address('a', 'preview')).toBe('blob:1')
    expect(fetchPicture).toHaveBeenCalledTimes(2)
    vi.unstubAllGlobals()
  })

  it('that were not used for long are let go', async () => {
    const revoked: string[] = []
    let made = 0
    vi.stubGlobal('URL', {
      createObjectURL: () => `blob:${++made}`,
      revokeObjectURL: (one: string) => revoked.push(one),
    })
    const pictures = new Pictures(async () => new Blob(), 2)
    await pictures.address('a', 'preview')
    await pictures.address('b', 'preview')
    await pictures.address('a', 'preview')
    await pictures.address('c', 'preview')
    await Promise.resolve()
    expect(revoked).toEqual(['blob:2'])
    vi.unstubAllGlobals()
  })
})
