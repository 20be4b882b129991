import { useI18n } from 'vue-i18n'
import { quarrelBy } from '@/ui/stale'
import type { Home, Resident } from './residents'

/** A resident as words: what two versions are compared by. */
export function useFacts() {
  const { t } = useI18n()
  const home = ({ address, identity, movedInOn, movedOutOn }: Home) =>
    [
      address,
      identity && t(`residents.identity.${identity}`),
      movedInOn || movedOutOn ? `${movedInOn ?? ''}–${movedOutOn ?? ''}` : undefined,
    ]
      .filter(Boolean)
      .join(' ')

  function facts(person: Resident): Record<string, string> {
    return {
      [t('residents.name')]: person.name ?? '',
      [t('residents.gender.label')]: person.gender ? t(`residents.gender.${person.gender}`) : '',
      [t('residents.mobile')]: person.mobileMasked ?? '',
      [t('residents.idNumber')]: person.idNumberMasked ?? '',
      [t('residents.tags.label')]: person.tags.join(t('residents.and')),
      [t('residents.homes.label')]: person.homes.map(home).join('；'),
      [t('residents.past')]: person.past.map(home).join('；'),
      [t('residents.state')]: person.deleted ? t('residents.deleted') : t('residents.listed'),
    }
  }

  return { quarrel: quarrelBy(facts) }
}
