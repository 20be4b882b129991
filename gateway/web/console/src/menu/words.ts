import { useI18n } from 'vue-i18n'
import { Problem } from '@haina/shared/api/problem'
import { keyed, type Entry, type Result } from './menu'

/** What an entry does, and what a publication came to, in words. */
export function useWords() {
  const { t, te } = useI18n()
  const pageName = (page: string) => (te(`menu.pages.${page.slice(1)}`) ? t(`menu.pages.${page.slice(1)}`) : page)

  function says(entry: Entry): string {
    if (entry.entries.length) return entry.entries.map(({ name }) => name).join(' · ')
    if (!entry.type) return t('menu.says.nothing')
    if (entry.type === 'CLICK' || keyed(entry.type))
      return t(`menu.says.${entry.type === 'CLICK' ? 'CLICK' : 'keyed'}`, {
        type: t(`menu.type.${entry.type}`),
        key: entry.key ?? '',
      })
    return t(`menu.says.${entry.type}`, {
      page: entry.page ? pageName(entry.page) : '',
      url: entry.url ?? '',
      program: entry.programId ?? '',
    })
  }

  const codeText = (code: number) =>
    te(`menu.codes.${code}`) ? t(`menu.codes.${code}`) : t('menu.codes.other', { code })
  const problemText = (code: string) => {
    const key = `menu.problems.${code.replaceAll('.', '-')}`
    return te(key) ? t(key) : t('menu.problems.other', { code })
  }
  /** Why an account did not get the menu and what to do. */
  const why = (result: Result) => (result.problem ? problemText(result.problem) : codeText(result.code))

  return { says, pageName, codeText, problemText, why, stale: (error: unknown) => Problem.from(error).stale }
}
