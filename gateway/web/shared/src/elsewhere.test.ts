import { expect, it } from 'vitest'
import { currentLanguage, Messages, onLanguageChosenElsewhere } from './i18n'
import { followThemeElsewhere, showTheme, theme } from './theme'

/** What the browser tells a window when another one has stored something. */
function storedElsewhere(key: string, value: string) {
  localStorage.setItem(key, value)
  dispatchEvent(new StorageEvent('storage', { key, newValue: value }))
}

it('A window follows the language that was chosen in another one, its texts loaded first', async () => {
  const loaded: string[] = []
  const file = (language: string) => () => {
    loaded.push(language)
    return Promise.resolve({ word: language })
  }
  const messages = new Messages({
    './app/messages/zh-CN.json': file('zh-CN'),
    './app/messages/en.json': file('en'),
  })
  await messages.load('app')
  onLanguageChosenElsewhere((language) => messages.switchTo(language))
  storedElsewhere('hn-language', 'zh-CN')
  storedElsewhere('hn-language', 'fr')
  storedElsewhere('something else', 'en')
  expect(loaded).toEqual(['zh-CN'])
  storedElsewhere('hn-language', 'en')
  await expect.poll(currentLanguage).toBe('en')
  expect(loaded).toEqual(['zh-CN', 'en'])
  expect(document.documentElement.lang).toBe('en')
})

it('A window follows the theme that was chosen in another one', () => {
  showTheme('light')
  followThemeElsewhere()
  storedElsewhere('something else', 'dark')
  expect(theme.value).toBe('light')
  storedElsewhere('hn-theme', 'dark')
  expect(theme.value).toBe('dark')
  expect(document.documentElement.dataset.theme).toBe('dark')
})
