import { QueryClient } from '@tanstack/vue-query'
import { Problem } from '@haina/shared/api/problem'

/** Answers are kept while they are fresh; the live stream says when they are not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && Problem.from(error).passing,
    },
  },
})
