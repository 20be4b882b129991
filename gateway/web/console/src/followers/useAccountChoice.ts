import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useQuery } from '@tanstack/vue-query'
import { accounts as all } from './followers'

/** The Service Account that a page is about, kept in the address; the first that may be used without one. */
export function useAccountChoice() {
  const route = useRoute()
  const router = useRouter()
  const query = useQuery({ queryKey: ['wechat', 'accounts'], queryFn: ({ signal }) => all(signal) })
  const accounts = computed(() => query.data.value ?? [])
  const appId = computed(() => {
    const asked = [route.query.account].flat()[0]
    const known = accounts.value
    return (known.find((one) => one.appId === asked) ?? known.find((one) => one.usable) ?? known[0])?.appId
  })
  const account = computed(() => accounts.value.find((one) => one.appId === appId.value))
  const nameOf = (id: string) => accounts.value.find((one) => one.appId === id)?.name ?? id
  const choose = (id: string) => router.push({ query: { account: id } })
  return { query, accounts, account, appId, nameOf, choose }
}
