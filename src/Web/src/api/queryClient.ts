import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './problem'

/** One cache for all server state. What was refused stays refused; what merely failed is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 3 && !isRefusal(error),
        // Whoever asked too much is told when to ask again: rows that were scrolled to come late then, but they come.
        retryDelay: (attempt, error) =>
          Math.max(error instanceof ProblemError ? (error.retryAfterSeconds ?? 0) * 1000 : 0, Math.min(8_000, 500 * 2 ** attempt)),
      },
    },
  })
}

const tooMany = 429

const isRefusal = (error: unknown) => error instanceof ProblemError && error.status >= 400 && error.status < 500 && error.status !== tooMany
