import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'

export const jobListQuery = (state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['jobs', { state }],
    // Jobs have no topic of their own on the stream.
    refetchInterval: 10_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/jobs', { params: { query: { limit: 100, cursor, 'filter[state]': state } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export function useRetryJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/v1/jobs/{id}/retry', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
}
