import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { DeviceLine } from '@/api/types'
import { useRowWindow } from '@/components/table/useRowWindow'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { ageOfReadingsEvery, deviceKeys } from '../queries'
import { asQuery, type FleetFilter } from './filter'

/** How many lines are fetched at once: a screenful or three. */
const linesAtOnce = 120

/** The devices a filter finds, fetched where one looks. */
export function useFleet(filter: FleetFilter, sort: string | undefined) {
  const query = { ...asQuery(filter), sort }
  return useRowWindow<DeviceLine>({
    queryKey: [...deviceKeys.lists, query],
    size: linesAtOnce,
    fetch: (from, signal) => body(api.GET('/v1/devices/window', { params: { query: { ...query, from, limit: linesAtOnce } }, signal })),
    refetchInterval: useFallbackPolling(ageOfReadingsEvery),
  })
}

/** How many devices there are of each kind, for what a filter could be narrowed or widened by. */
export const facetsQuery = (filter: FleetFilter) =>
  queryOptions({
    queryKey: [...deviceKeys.facets, filter],
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    queryFn: ({ signal }) => body(api.GET('/v1/devices/facets', { params: { query: asQuery(filter) }, signal })),
  })

/** Every device the filter finds, by id, for what cannot be said as a filter. */
export async function everyId(filter: FleetFilter, most: number): Promise<string[]> {
  const ids: string[] = []
  const page = 1_000
  for (let from = 0; from < most; from += page) {
    const window = await body(api.GET('/v1/devices/window', { params: { query: { ...asQuery(filter), from, limit: page } } }))
    ids.push(...window.items.map((line) => line.id))
    if (ids.length >= window.total) break
  }
  return ids
}
