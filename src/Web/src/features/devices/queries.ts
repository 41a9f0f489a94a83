import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { ChangeDevice, Device, DeviceLine, DeviceWindow, MaintenanceTerms, Reading, RegisterDevice, Standing } from '@/api/types'
import { useToast } from '@/components/Toasts'

/** A reading that changes nobody's health is told on its device's own topic only: lists ask for the age of the last one. */
export const ageOfReadingsEvery = 30_000

export const deviceKeys = {
  all: ['devices'] as const,
  lists: ['devices', 'list'] as const,
  facets: ['devices', 'facets'] as const,
  groups: ['device-groups'] as const,
  ones: ['devices', 'one'] as const,
  one: (id: string) => ['devices', 'one', id] as const,
  timelines: ['devices', 'timeline'] as const,
  timeline: (id: string) => ['devices', 'timeline', id] as const,
  topologies: ['devices', 'topology'] as const,
  anomalies: (id: string) => ['devices', 'anomalies', id] as const,
  series: (id: string) => ['devices', 'series', id] as const,
  healths: (id: string) => ['devices', 'health', id] as const,
}

/** The first devices whose name, number, serial or tags say this. */
export const foundDevicesQuery = (q: string, siteId?: string) =>
  queryOptions({
    queryKey: [...deviceKeys.all, 'found', q, siteId],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/devices/window', { params: { query: { q: q || undefined, 'filter[siteId]': siteId, limit: 20 } }, signal })),
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

export const deviceTopologyQuery = (id: string) =>
  queryOptions({
    queryKey: [...deviceKeys.topologies, id],
    queryFn: ({ signal }) => body(api.GET('/v1/devices/{id}/topology', { params: { path: { id } }, signal })),
  })

export const deviceGroupsQuery = queryOptions({
  queryKey: deviceKeys.groups,
  queryFn: ({ signal }) => body(api.GET('/v1/device-groups', { signal })),
})

export function useAddGroup() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (group: { name: string }) => body(api.POST('/v1/device-groups', { body: group })),
    onSuccess: () => queries.invalidateQueries({ queryKey: deviceKeys.groups }),
  })
}

export function useRegisterDevice() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (device: RegisterDevice) => body(api.POST('/v1/devices', { body: device })),
    onSuccess: () => queries.invalidateQueries({ queryKey: deviceKeys.all }),
  })
}

/** Changes a device as it was last seen: if someone else changed it meanwhile, the server refuses. */
export function useChangeDevice(device: Device) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: ChangeDevice) =>
      body(
        api.PATCH('/v1/devices/{id}', { params: { path: { id: device.id }, header: { 'If-Match': `"${device.version}"` } }, body: change }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: deviceKeys.all }),
  })
}

/** Plans maintenance of a device and ends it early; either can be taken back by the other. */
export function useMaintenance({ id }: Device) {
  const queries = useQueryClient()
  const toast = useToast()
  const params = { path: { id } }
  const onSuccess = () => queries.invalidateQueries({ queryKey: deviceKeys.all })
  const plan = useMutation({
    mutationFn: (terms: MaintenanceTerms) => body(api.PUT('/v1/devices/{id}/maintenance', { params, body: terms })),
    onSuccess,
  })
  const end = useMutation({
    mutationFn: () => body(api.DELETE('/v1/devices/{id}/maintenance', { params })),
    onSuccess,
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
  })
  return { plan, end }
}

/** Takes a device out of use, with the way back offered. */
export function useDecommission({ id, name }: Device) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const params = { path: { id } }
  const onSettled = () => queries.invalidateQueries({ queryKey: deviceKeys.all })
  const onError = (error: Error) => toast({ text: error.message, tone: 'critical' })
  const restore = useMutation({
    mutationFn: () => body(api.DELETE('/v1/devices/{id}/decommissioning', { params })),
    onSettled,
    onError,
  })
  const decommission = useMutation({
    mutationFn: () => body(api.PUT('/v1/devices/{id}/decommissioning', { params })),
    onSuccess: () =>
      toast({
        text: t('devices.decommissionedToast', { name }),
        seconds: 10,
        action: { label: t('action.undo'), onPress: () => restore.mutate() },
      }),
    onSettled,
    onError,
  })
  return { decommission, restore }
}

export function mergeStandings(queries: QueryClient, fresh: Map<string, Standing>): void {
  const merge = (line: DeviceLine): DeviceLine => {
    const standing = fresh.get(line.id)
    if (!standing) return line
    const { band, score, lastReadingAt, reasons } = standing
    const reason = band === 'healthy' || line.state !== 'active' ? null : (reasons[0]?.text ?? null)
    return { ...line, band, score, lastReadingAt, reason }
  }
  queries.setQueriesData<DeviceWindow>({ queryKey: deviceKeys.lists }, (list) => list && { ...list, items: list.items.map(merge) })
  queries.setQueriesData<Device>({ queryKey: deviceKeys.ones }, (device) => {
    const standing = device && fresh.get(device.id)
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
