import { Messages } from '@haina/shared/i18n'

export const messages = new Messages(
  import.meta.glob<Record<string, unknown>>('./*/messages/*.json', { import: 'default' }),
)
