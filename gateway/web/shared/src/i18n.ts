import { createI18n } from 'vue-i18n'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
type Loader = () => Promise<Record<string, unknown>>

const KEY = 'hn-language'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: {},
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

/**
 * Messages live beside their feature, `<feature>/messages/<language>.json`, and are loaded with it; all keys of a feature
 * begin with its name.
 */
export class Messages {
  private readonly loaded = new Set<string>()
  private readonly features = new Set<string>()

  /** @param files what `import.meta.glob('./*\/messages/*.json', { import: 'default' })` gives */
  constructor(private readonly files: Record<string, Loader>) {}

  async load(...features: string[]): Promise<void> {
    features.forEach((feature) => this.features.add(feature))
    await this.loadIn(currentLanguage(), features)
  }

  /** Everything loaded so far in another language, and from now on. */
  async switchTo(language: Language): Promise<void> {
    await this.loadIn(language, [...this.features])
    useLanguage(language)
  }

  private async loadIn(language: Language, features: string[]): Promise<void> {
    await Promise.all(
      features.map(async (feature) => {
        const key = `${feature}/messages/${language}.json`
        if (this.loaded.has(key)) return
        const file = Object.entries(this.files).find(([path]) => path.endsWith(`/${key}`))
        if (!file) return
        i18n.global.mergeLocaleMessage(language, { [feature]: await file[1]() })
        this.loaded.add(key)
      }),
    )
  }
}

export function currentLanguage(): Language {
  return i18n.global.locale.value as Language
}

/** Keeps the choice for the next visit. Messages of the new language have to be loaded by the caller first. */
export function useLanguage(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem(KEY, language)
}

export function rememberedLanguage(): Language {
  const kept = localStorage.getItem(KEY)
  return LANGUAGES.find((language) => language === kept) ?? 'zh-CN'
}

/** Hears of every choice that is made in another window of this browser. */
export function onLanguageChosenElsewhere(choose: (language: Language) => unknown): void {
  addEventListener('storage', ({ key, newValue }) => {
    const chosen = LANGUAGES.find((language) => key === KEY && language === newValue)
    if (chosen && chosen !== currentLanguage()) void choose(chosen)
  })
}
