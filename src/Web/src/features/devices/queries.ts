import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Device, Reading, RegisterDevice, Standing } from '@/api/types'

/** A reading that changes nobody's health is told on its device's own topic only: lists ask for the age of the last one. */
export const ageOfReadingsEvery = 30_000

export interface DeviceFilter {
  q?: string
  siteId?: string
  parentId?: string
  bands?: string
  sort?: string
}

export const deviceKeys = {
  all: ['devices'] as const,
  lists: ['devices', 'list'] as const,
  ones: ['devices', 'one'] as const,
  one: (id: string) => ['devices', 'one', id] as const,
  timelines: ['devices', 'timeline'] as const,
  timeline: (id: string) => ['devices', 'timeline', id] as const,
  series: (id: string) => ['devices', 'series', id] as const,
}

export const deviceListQuery = ({ q, siteId, parentId, bands, sort }: DeviceFilter) =>
  infiniteQueryOptions({
    queryKey: [...deviceKeys.lists, { q, siteId, parentId, bands, sort }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(
        api.GET('/v1/devices', {
          params: { query: { limit: 100, cursor, q, sort, 'filter[siteId]': siteId, 'filter[parentId]': parentId, 'filter[band]': bands } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export const deviceQuery = (id: string) =>
  queryOptions({
    queryKey: deviceKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/v1/devices/{id}', { params: { path: { id } }, signal })),
  })

export const deviceTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: deviceKeys.timeline(id),
    queryFn: ({ signal }) => body(api.GET('/v1/devices/{id}/timeline', { params: { path: { id } }, signal })),
  })

export const deviceTypesQuery = queryOptions({
  queryKey: ['device-types'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/device-types', { signal })),
})

export function useRegisterDevice() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (device: RegisterDevice) => body(api.POST('/v1/devices', { body: device })),
    onSuccess: () => queries.invalidateQueries({ queryKey: deviceKeys.lists }),
  })
}

/** Changes a device as it was last seen: if someone else changed it meanwhile, the server refuses. */
export function useChangeDevice(device: Device) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: { name?: string; serial?: string | null }) =>
      body(
        api.PATCH('/v1/devices/{id}', { params: { path: { id: device.id }, header: { 'If-Match': `"${device.version}"` } }, body: change }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: deviceKeys.all }),
  })
}

interface DevicePages {
  pages: { items: Device[]; next: string | null }[]
  pageParams: unknown[]
}

/** Changes these devices wherever they are shown. */
function mergeDevices(queries: QueryClient, merge: (device: Device) => Device): void {
  queries.setQueriesData<DevicePages>(
    { queryKey: deviceKeys.lists },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(merge) })) },
  )
  queries.setQueriesData<Device>({ queryKey: deviceKeys.ones }, (device) => device && merge(device))
}

export function mergeStandings(queries: QueryClient, fresh: Map<string, Standing>): void {
  mergeDevices(queries, (device) => {
    const standing = fresh.get(device.id)
    return standing ? { ...device, standing } : device
  })
}

/** A reading is news only if it is newer than what is shown: late ones belong to the charts alone. */
export function mergeReading(queries: QueryClient, id: string, reading: Reading): void {
  queries.setQueriesData<Device>({ queryKey: deviceKeys.ones }, (device) => {
    if (device?.id !== id || (device.latest && device.latest.at > reading.at)) return device
    return { ...device, latest: reading, standing: { ...device.standing, lastReadingAt: reading.at } }
  })
}
