import { infiniteQueryOptions, queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, body } from '@/api/client'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'

/** What narrows the trail; all of it lives in the address. */
export interface AuditSearch {
  q?: string
  kind?: string
  actor?: string
  record?: string
  trace?: string
  days?: string
}

const auditKey = ['audit'] as const
const day = 86_400_000

/** The trail begins at a whole minute, so that the same question has the same name for a while. */
const filterOf = ({ q, kind, actor, record, trace, days }: AuditSearch) => ({
  q,
  'filter[kind]': kind,
  'filter[actor]': actor,
  'filter[record]': record,
  'filter[traceId]': trace,
  'filter[at][gte]': days ? new Date(Math.floor((Date.now() - Number(days) * day) / 60_000) * 60_000).toISOString() : undefined,
})

export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: [...auditKey, 'list', search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const [query, cursor] = pageParam ? (JSON.parse(pageParam) as [ReturnType<typeof filterOf>, string]) : [filterOf(search), undefined]
      const page = await body(api.GET('/v1/audit', { params: { query: { ...query, limit: 100, cursor } }, signal }))
      return { items: page.items, next: page.next ? JSON.stringify([query, page.next]) : undefined }
    },
    getNextPageParam: (page) => page.next,
  })

export const auditKindsQuery = queryOptions({
  queryKey: [...auditKey, 'kinds'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => body(api.GET('/v1/audit/kinds', { signal })),
})

/** Where the same entries are to be had as a table. */
export function exportAddress(search: AuditSearch): string {
  const present = Object.entries(filterOf(search)).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return `/v1/audit/export?${new URLSearchParams(present).toString()}`
}

/** Lets the trail grow while it is looked at, at most once a second. */
export function useAuditLive(): void {
  const queries = useQueryClient()
  useTopics(
    ['audit'],
    useMemo(() => auditListener(queries), [queries]),
  )
}

export function auditListener(queries: QueryClient): TopicListener {
  let due: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    due ??= setTimeout(() => {
      due = undefined
      void queries.invalidateQueries({ queryKey: [...auditKey, 'list'] })
    }, 1_000)
  }
  return { onSnapshot: (_, missed) => missed && refresh(), onFrame: refresh }
}
