import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

/** Articles come with the server's build and change with it only. */
const staleTime = 60 * 60_000

export const helpQuery = (q: string | undefined) =>
  queryOptions({
    queryKey: ['help', 'list', q ?? ''],
    staleTime,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/help', { params: { query: { q } }, signal })),
  })

export const helpArticleQuery = (slug: string) =>
  queryOptions({
    queryKey: ['help', 'one', slug],
    staleTime,
    queryFn: ({ signal }) => body(api.GET('/v1/help/{slug}', { params: { path: { slug } }, signal })),
  })
