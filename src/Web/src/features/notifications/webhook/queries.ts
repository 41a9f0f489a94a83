import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { DeliveryState, WebhookTerms } from '@/api/types'

export const webhookQuery = queryOptions({
  queryKey: ['webhook'],
  queryFn: ({ signal }) => body(api.GET('/v1/messaging/webhook', { signal })),
})

const deliveriesKey = ['webhook', 'deliveries'] as const

/** What was posted, the latest first; looked at again while somebody looks. */
export const deliveriesQuery = (state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...deliveriesKey, state],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/messaging/webhook/deliveries', { params: { query: { limit: 50, cursor, 'filter[state]': state } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export function useSetWebhook() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: WebhookTerms) => body(api.PUT('/v1/messaging/webhook', { body: terms })),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookQuery.queryKey, exact: true }),
  })
}

/** Posts again what the other side did not take. */
export function useRetryDelivery() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/v1/messaging/webhook/deliveries/{id}/retry', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey }),
  })
}

export const replaceSecret = () => body(api.POST('/v1/messaging/webhook/secret'))
export const testWebhook = () => body(api.POST('/v1/messaging/webhook/test'))
