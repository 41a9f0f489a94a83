import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { sessionQuery } from './session'

/** What whoever is signed in signs in with. */
export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => body(api.GET('/v1/profile', { signal })) })

export const passkeysQuery = queryOptions({
  queryKey: ['profile', 'passkeys'],
  queryFn: ({ signal }) => body(api.GET('/v1/profile/passkeys', { signal })),
})

export const devicesQuery = queryOptions({
  queryKey: ['profile', 'devices'],
  queryFn: ({ signal }) => body(api.GET('/v1/profile/devices', { signal })),
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => body(api.GET('/v1/sessions', { params: { query: { limit: 100 } }, signal })),
})

/** Whether strangers may register a company. */
export const signUpPolicyQuery = queryOptions({
  queryKey: ['sign-up-policy'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => body(api.GET('/v1/sign-ups', { signal })),
})

/** Does something to one's own account, and reads anew what it may have changed. */
export function useOwnChange<TInput, TAnswer>(change: (input: TInput) => Promise<TAnswer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all([profileQuery, sessionsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey }))),
  })
}

/** Follows a mailed link that registers a company, and is signed in. */
export function useCompleteSignUp() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (link: { token: string; password: string }) => body(api.POST('/v1/sign-ups/completion', { body: link })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  })
}

/** The secret of a mailed link: it stands behind the #, so that no server's log holds it. */
export const linkToken = () => location.hash.slice(1)
