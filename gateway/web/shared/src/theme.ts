import { ref, readonly } from 'vue'

const KEY = 'hn-theme'
export type Theme = 'light' | 'dark'

const current = ref<Theme>('light')
export const theme = readonly(current)

/** As chosen here before, else as the system is set. */
export function rememberedTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function showTheme(next: Theme): void {
  current.value = next
  document.documentElement.dataset.theme = next
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(KEY, next)
  showTheme(next)
}

/** Follows every choice that is made in another window of this browser. */
export function followThemeElsewhere(): void {
  addEventListener('storage', ({ key }) => {
    if (key === KEY) showTheme(rememberedTheme())
  })
}
