import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { RequestData } from '@/api/types'

const key = ['data-requests'] as const

/** While one is pending, the list is asked for often enough to see it move. */
export const dataRequestsQuery = infiniteQueryOptions({
  queryKey: [...key, 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor, signal }) => body(api.GET('/v1/data-requests', { params: { query: { limit: 100, cursor } }, signal })),
  getNextPageParam: (page) => page?.next ?? undefined,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => one.state === 'pending')) ? 1_000 : 30_000),
})

export const peopleToAskAboutQuery = queryOptions({
  queryKey: [...key, 'people'],
  queryFn: ({ signal }) => body(api.GET('/v1/users', { params: { query: { limit: 200 } }, signal })),
})

export function useRequestData() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: RequestData) => body(api.POST('/v1/data-requests', { body: request })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export const archiveAddress = (id: string) => `/v1/data-requests/${id}/archive`
