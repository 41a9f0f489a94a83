import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { AlertLine } from '@/api/types'

export const alertKeys = {
  all: ['alerts'] as const,
  windows: ['alerts', 'window'] as const,
  groups: ['alerts', 'groups'] as const,
  facets: ['alerts', 'facets'] as const,
  ones: ['alerts', 'one'] as const,
  around: (id: string) => ['alerts', 'around', id] as const,
}

/** An alert by its id or its number. */
export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.ones, id],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/line', { params: { path: { id } }, signal })),
  })

export const alertTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.around(id), 'timeline'],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/timeline', { params: { path: { id } }, signal })),
  })

export const alertCommentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.around(id), 'comments'],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/comments', { params: { path: { id } }, signal })),
  })

/** How urgent an alert is, and why; to be asked once it has a priority. */
export const alertTriageQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.around(id), 'triage'],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/triage', { params: { path: { id } }, signal })),
  })

export const alertNotificationsQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.around(id), 'notifications'],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/notifications', { params: { path: { id } }, signal })),
  })

export const alertSuppressionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...alertKeys.around(id), 'suppressions'],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}/suppressions', { params: { path: { id } }, signal })),
  })

/** The newest that is known of an alert. */
export function newest(queries: QueryClient, line: AlertLine): AlertLine {
  const known = queries.getQueriesData<AlertLine>({ queryKey: alertKeys.ones }).map(([, one]) => one)
  return known.reduce<AlertLine>(
    (best, one) => (one?.alert.id === line.alert.id && one.alert.version >= best.alert.version ? one : best),
    line,
  )
}

/** Shows an alert as it is now on its page, unless something newer is shown already. */
export function mergeAlert(queries: QueryClient, line: AlertLine): void {
  queries.setQueriesData<AlertLine>({ queryKey: alertKeys.ones }, (shown) =>
    shown?.alert.id === line.alert.id && shown.alert.version <= line.alert.version ? line : shown,
  )
}
