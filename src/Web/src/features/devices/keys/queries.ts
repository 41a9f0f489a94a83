import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'

const keysOf = (device: string) => ['device-keys', device] as const

export const deviceKeysQuery = (device: string) =>
  queryOptions({
    queryKey: keysOf(device),
    queryFn: ({ signal }) => body(api.GET('/v1/devices/{id}/credentials', { params: { path: { id: device } }, signal })),
  })

export function useMakeDeviceKey(device: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => body(api.POST('/v1/devices/{id}/credentials', { params: { path: { id: device } }, body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysOf(device) }),
  })
}

/** Gives a key a new secret; the one before works on for the overlap, an ISO 8601 duration. */
export function useRotateDeviceKey(device: string, id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (overlap: string) =>
      body(api.POST('/v1/device-credentials/{id}/rotation', { params: { path: { id } }, body: { overlap } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysOf(device) }),
  })
}

export const revokeDeviceKey = ({ id }: { id: string }) =>
  body(api.DELETE('/v1/device-credentials/{id}', { params: { path: { id } }, keepalive: true }))
