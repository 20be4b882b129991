import { useI18n } from 'vue-i18n'
import { quarrelBy } from '@/ui/stale'
import type { Member } from './members'

/** A member as words: what two versions are compared by. */
export function useFacts() {
  const { t } = useI18n()
  const facts = (member: Member): Record<string, string> => ({
    [t('staff.name')]: member.name,
    [t('staff.gender.label')]: member.gender ? t(`staff.gender.${member.gender}`) : '',
    [t('staff.mobile')]: member.mobileMasked,
    [t('staff.wechatId')]: member.wechatIdMasked ?? '',
    [t('staff.address')]: member.addressMasked ?? '',
    [t('staff.department')]: member.department ?? '',
    [t('staff.position')]: member.position ?? '',
    [t('staff.rank')]: member.rank ?? '',
    [t('staff.communities')]: member.communities.map(({ name }) => name).join(t('staff.and')),
    [t('staff.state.label')]: member.deletedAt ? t('staff.deleted') : t(`staff.state.${member.state}`),
  })
  return { quarrel: quarrelBy(facts) }
}
