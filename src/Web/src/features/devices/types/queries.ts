import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { DeviceGroup, DeviceGroupTerms, DeviceType, DeviceTypeTerms } from '@/api/types'
import { deviceKeys, deviceTypesQuery } from '../queries'

/** Makes a type, or says anew what one is, as it was last seen: if someone else changed it meanwhile, the server refuses. */
export function useSaveType(type: DeviceType | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: DeviceTypeTerms) =>
      type
        ? body(
            api.PUT('/v1/device-types/{id}', {
              params: { path: { id: type.id }, header: { 'If-Match': `"${type.version}"` } },
              body: terms,
            }),
          )
        : body(api.POST('/v1/device-types', { body: terms })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: deviceTypesQuery.queryKey }),
        queries.invalidateQueries({ queryKey: deviceKeys.all }),
      ]),
  })
}

export const removeType = ({ id, version }: DeviceType) =>
  body(api.DELETE('/v1/device-types/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, keepalive: true }))

/** Adds a group, or calls one something else. */
export function useSaveGroup(group: DeviceGroup | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: DeviceGroupTerms) =>
      group
        ? body(
            api.PUT('/v1/device-groups/{id}', {
              params: { path: { id: group.id }, header: { 'If-Match': `"${group.version}"` } },
              body: terms,
            }),
          )
        : body(api.POST('/v1/device-groups', { body: terms })),
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: deviceKeys.groups }), queries.invalidateQueries({ queryKey: deviceKeys.all })]),
  })
}

export const removeGroup = ({ id, version }: DeviceGroup) =>
  body(api.DELETE('/v1/device-groups/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, keepalive: true }))
