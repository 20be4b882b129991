import type { Language } from '@haina/shared/i18n'
import { messages } from '@/messages'
import { queryClient } from '@/query'
import { nameDocument, router } from '@/router'

/** The whole console in another language, at once: what services put into words is asked for again. */
export async function chooseLanguage(language: Language): Promise<void> {
  await messages.switchTo(language)
  nameDocument(router.currentRoute.value)
  await queryClient.invalidateQueries()
}
