import { accessToken } from '@haina/shared/api/session'
import { mayAdminister } from '@/ui/rights'

// WeChat's page on a computer leads back to the address where offices join, in a page that begins anew: what was done in
// this tab before is remembered here, and that somebody is signed in is asked of the service only then.
const KEY = 'hn-join-adding'

export const beginAdding = () => sessionStorage.setItem(KEY, '1')
export const endAdding = () => sessionStorage.removeItem(KEY)

/** Whether who comes to where offices join has one already, and adds an account to it. */
export async function addsToOffice(): Promise<boolean> {
  if (!mayAdminister.value && sessionStorage.getItem(KEY)) await accessToken().catch(() => undefined)
  if (!mayAdminister.value) endAdding()
  return mayAdminister.value
}
