import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { Session } from '@/api/types'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await body(api.GET('/v1/session'))
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null
      throw error
    }
  },
})

/** The session inside the app, where there always is one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('Nobody is signed in here.')
  return data
}

/** Whether whoever is signed in may do something, such as "sites.write". */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes('*') || permissions.includes(permission)
}

export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { email: string; password: string; code: string | null; remember: boolean }) =>
      body(api.POST('/v1/session', { body: credentials })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  })
}

/** Leaves with a fresh page, so that nothing of this tenant stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => body(api.DELETE('/v1/session')),
    onSuccess: () => location.assign('/sign-in'),
  })
}
