import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { ArticleState, ArticleVisibility } from '@/api/types'

export const articleKeys = {
  all: ['articles'] as const,
  lists: ['articles', 'list'] as const,
  ones: ['articles', 'one'] as const,
  settings: ['articles', 'settings'] as const,
}

/** What narrows the list of articles. */
export interface ArticleFilter {
  state?: string
  visibility?: string
  category?: string
  tag?: string
}

/** The word of the address for what somebody should look at again. */
export const due = 'due'

/** Articles page by page: to authors all, to readers what is published for them. */
export const articlesQuery = ({ state, visibility, category, tag }: ArticleFilter, sort: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...articleKeys.lists, { state, visibility, category, tag }, sort],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(
        api.GET('/v1/knowledge/articles', {
          params: {
            query: {
              limit: 100,
              cursor,
              sort,
              'filter[state]': state === due ? undefined : (state as ArticleState | undefined),
              'filter[due]': state === due ? true : undefined,
              'filter[visibility]': visibility as ArticleVisibility | undefined,
              'filter[category]': category,
              'filter[tag]': tag,
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

/** Articles that have what is sought, best first, or those that come near it. */
export const foundArticlesQuery = (q: string) =>
  queryOptions({
    queryKey: [...articleKeys.lists, 'search', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/knowledge/search', { params: { query: { q, limit: 50 } }, signal })),
  })

/** An article by its id or its number; its authors may ask for what readers see. */
export const articleQuery = (id: string, published = false) =>
  queryOptions({
    queryKey: [...articleKeys.ones, id, published],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/knowledge/articles/{id}', { params: { path: { id }, query: { published: published || undefined } }, signal })),
  })

export const articleTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...articleKeys.all, 'timeline', id],
    queryFn: ({ signal }) => body(api.GET('/v1/knowledge/articles/{id}/timeline', { params: { path: { id } }, signal })),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...articleKeys.all, 'versions', id],
    queryFn: ({ signal }) => body(api.GET('/v1/knowledge/articles/{id}/versions', { params: { path: { id } }, signal })),
  })

/** What differs between two versions; left out, the latest and what the article says now. */
export const comparisonQuery = (id: string, from: number | undefined, to: number | undefined) =>
  queryOptions({
    queryKey: [...articleKeys.all, 'comparison', id, from, to],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(api.GET('/v1/knowledge/articles/{id}/comparison', { params: { path: { id }, query: { from, to } }, signal })),
  })

export const deflectionQuery = (months: number) =>
  queryOptions({
    queryKey: [...articleKeys.all, 'deflection', months],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/knowledge/deflection', { params: { query: { months } }, signal })),
  })

export const knowledgeSettingsQuery = queryOptions({
  queryKey: articleKeys.settings,
  queryFn: ({ signal }) => body(api.GET('/v1/knowledge/settings', { signal })),
})
