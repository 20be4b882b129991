import { queryOptions } from '@tanstack/vue-query'
import { api, etag } from '@haina/shared/api/client'

/** What the office says of itself, with the version to change it by. */
export const officeQuery = queryOptions({
  queryKey: ['auth', 'tenant'],
  queryFn: async ({ signal }) => {
    const { data, response } = await api.auth.GET('/api/auth/v1/tenant', { signal })
    return { tenant: data!, tag: etag(response) }
  },
})
