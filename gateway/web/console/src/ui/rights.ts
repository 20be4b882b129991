import { computed } from 'vue'
import { session } from '@haina/shared/api/session'

const has = (role: string) => session.value?.operator.roles.some((mine) => mine === role) ?? false

/** Changes what belongs to the whole office: its settings, its operators. The services decide; this only hides what they would refuse. */
export const mayAdminister = computed(() => has('ADMINISTRATOR'))
/** Changes records. */
export const mayWrite = computed(() => mayAdminister.value || has('OPERATOR'))
