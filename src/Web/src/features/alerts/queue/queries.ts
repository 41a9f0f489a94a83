import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { AlertLine } from '@/api/types'
import { useRowWindow } from '@/components/table/useRowWindow'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { alertKeys } from '../queries'
import { asQuery, type Grouping, type QueueFilter } from './filter'

/** How many lines are fetched at once: a screenful or three. */
const linesAtOnce = 100

/** The alerts a filter finds, fetched where one looks. */
export function useQueue(filter: QueueFilter, sort: string, group: Grouping | undefined) {
  const query = { ...asQuery(filter), sort, group }
  return useRowWindow<AlertLine>({
    queryKey: [...alertKeys.windows, query],
    size: linesAtOnce,
    fetch: (from, signal) => body(api.GET('/v1/alerts/window', { params: { query: { ...query, from, limit: linesAtOnce } }, signal })),
    refetchInterval: useFallbackPolling(),
  })
}

/** The groups of what a filter finds, in their order. */
export const groupsQuery = (filter: QueueFilter, by: Grouping | undefined) =>
  queryOptions({
    queryKey: [...alertKeys.groups, by, filter],
    enabled: by !== undefined,
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/groups', { params: { query: { ...asQuery(filter), by: by! } }, signal })),
  })

/** How many alerts there are of each kind, for what the queue could be narrowed or widened by. */
export const facetsQuery = (filter: QueueFilter) =>
  queryOptions({
    queryKey: [...alertKeys.facets, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/facets', { params: { query: asQuery(filter) }, signal })),
  })

/** The ids of what a filter finds, 10,000 at most. */
export const everyId = async (filter: QueueFilter) => (await body(api.GET('/v1/alerts/ids', { params: { query: asQuery(filter) } }))).ids
