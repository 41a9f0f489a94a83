import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './problem'

/** One cache for all server state. What was refused stays refused; what merely failed is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 3 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
        retryDelay: (attempt) => Math.min(8_000, 500 * 2 ** attempt),
      },
    },
  })
}
