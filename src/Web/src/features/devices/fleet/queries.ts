import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { DeviceLine } from '@/api/types'
import { askForBeginning, useRowWindow } from '@/components/table/useRowWindow'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { ageOfReadingsEvery, deviceKeys } from '../queries'
import { asQuery, type FleetFilter } from './filter'

/** How many lines are fetched at once: a screenful or three. */
const linesAtOnce = 120

const fleetList = (filter: FleetFilter, sort: string | undefined) => {
  const query = { ...asQuery(filter), sort }
  return {
    queryKey: [...deviceKeys.lists, query],
    size: linesAtOnce,
    fetch: (from: number, signal: AbortSignal) =>
      body(api.GET('/v1/devices/window', { params: { query: { ...query, from, limit: linesAtOnce } }, signal })),
  }
}

/** The devices a filter finds, fetched where one looks. */
export function useFleet(filter: FleetFilter, sort: string | undefined) {
  return useRowWindow<DeviceLine>({ ...fleetList(filter, sort), refetchInterval: useFallbackPolling(ageOfReadingsEvery) })
}

/** Asks for the beginning of a list before its page has been told of it. */
export const askForFleet = (queries: QueryClient, filter: FleetFilter, sort: string | undefined) =>
  askForBeginning(queries, fleetList(filter, sort))

/** How many devices there are of each kind, for what a filter could be narrowed or widened by. */
export const facetsQuery = (filter: FleetFilter) =>
  queryOptions({
    queryKey: [...deviceKeys.facets, filter],
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    queryFn: ({ signal }) => body(api.GET('/v1/devices/facets', { params: { query: asQuery(filter) }, signal })),
  })

/** The devices the filter finds, so many at most, for what cannot be said as a filter. */
export async function everyLine(filter: FleetFilter, most: number): Promise<DeviceLine[]> {
  const lines: DeviceLine[] = []
  const page = 1_000
  for (let from = 0; from < most; from += page) {
    const window = await body(api.GET('/v1/devices/window', { params: { query: { ...asQuery(filter), from, limit: page } } }))
    lines.push(...window.items)
    if (lines.length >= window.total) break
  }
  return lines
}
