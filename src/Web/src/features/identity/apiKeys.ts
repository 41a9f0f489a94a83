import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { ApiKey, ApiKeyTerms } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => body(api.GET('/v1/api-keys', { params: { query: { limit: 100 } }, signal })),
})

/** Everything a key can be allowed to do. */
export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => body(api.GET('/v1/permissions', { signal })),
})

export function useCreateApiKey() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (key: ApiKeyTerms) => body(api.POST('/v1/api-keys', { body: key })),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
}

export function useChangeApiKey(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: ApiKeyTerms) => body(api.PUT('/v1/api-keys/{id}', { params: { path: { id } }, body: terms })),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
}

/** Gives a key a new secret; the one before works on for the overlap, an ISO 8601 duration. */
export function useRotateApiKey(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (overlap: string) => body(api.POST('/v1/api-keys/{id}/rotation', { params: { path: { id } }, body: { overlap } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
}

const originsKey = ['tenant', 'origins'] as const

export const originsQuery = queryOptions({
  queryKey: originsKey,
  queryFn: ({ signal }) => body(api.GET('/v1/tenant/origins', { signal })),
})

export function useAllowOrigins() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (origins: string[]) => body(api.PUT('/v1/tenant/origins', { body: { origins } })),
    onSuccess: (allowed) => queries.setQueryData(originsKey, allowed),
  })
}

const graceSeconds = 8

/** Revokes keys after a moment in which the person may still say no; until then the key goes on working, and the toast says so. */
export function useRevokeApiKey() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const stay = (id: string) => setLeaving((ids) => new Set([...ids].filter((other) => other !== id)))
  const revoke = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/v1/api-keys/{id}', { params: { path: { id } }, keepalive: true })),
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
    onSettled: async (_, __, id) => {
      await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      stay(id)
    },
  })
  const begin = (key: ApiKey) => {
    setLeaving((ids) => new Set(ids).add(key.id))
    toast({
      text: t('apiKeys.revoking', { name: key.name, seconds: graceSeconds }),
      seconds: graceSeconds,
      action: { label: t('action.undo'), onPress: () => stay(key.id) },
      onLapse: () => revoke.mutate(key.id),
    })
  }
  return { leaving, begin }
}
