import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { ChangeDeviceImport, DeviceImport, ImportLine } from '@/api/types'
import { useRowWindow } from '@/components/table/useRowWindow'
import { siteKeys } from '@/features/sites/queries'
import { deviceKeys } from '../queries'

export const importKeys = {
  all: ['device-imports'] as const,
  list: ['device-imports', 'list'] as const,
  one: (id: string) => ['device-imports', 'one', id] as const,
  lines: (id: string) => ['device-imports', 'lines', id] as const,
}

/** How often an import under way is asked how far it is. */
const pace = 400

export const isUnderWay = ({ state }: Pick<DeviceImport, 'state'>) => state === 'applying' || state === 'undoing'

export const importsQuery = queryOptions({
  queryKey: importKeys.list,
  queryFn: ({ signal }) => body(api.GET('/v1/device-imports', { params: { query: { limit: 100 } }, signal })),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2_000 : false),
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/v1/device-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? pace : false),
  })

/** Which lines of a table are looked at. */
export type LineKind = 'all' | 'created' | 'changed' | 'unchanged' | 'problem'

const linesAtOnce = 100

const fetchLines = (id: string, kind: LineKind, from: number, limit: number, signal?: AbortSignal) =>
  body(
    api.GET('/v1/device-imports/{id}/lines', {
      params: { path: { id }, query: { from, limit, 'filter[kind]': kind === 'all' ? undefined : kind } },
      signal,
    }),
  )

/** The lines of a kind, fetched where one looks. */
export function useImportLines(id: string, kind: LineKind) {
  return useRowWindow<ImportLine>({
    queryKey: [...importKeys.lines(id), kind],
    size: linesAtOnce,
    fetch: (from, signal) => fetchLines(id, kind, from, linesAtOnce, signal),
  })
}

/** How many lines have anything wrong with them, whether they are made or left out. */
export const problemCountQuery = (id: string) =>
  queryOptions({
    queryKey: [...importKeys.lines(id), 'problem-count'],
    queryFn: async ({ signal }) => (await fetchLines(id, 'problem', 0, 1, signal)).total,
  })

export function useSendTable() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return body(api.POST('/v1/device-imports', { body: form as never, bodySerializer: (sent: unknown) => sent as FormData }))
    },
    onSuccess: (made) => {
      queries.setQueryData(importKeys.one(made.id), made)
      void queries.invalidateQueries({ queryKey: importKeys.list })
    },
  })
}

/** Reads a table otherwise than before: all its lines are judged anew. Changes show at once, and are sent one after the other. */
export function useChangeImport({ id }: DeviceImport) {
  const queries = useQueryClient()
  const mutationKey = [...importKeys.one(id), 'change']
  return useMutation({
    mutationKey,
    scope: { id: `import ${id}` },
    onMutate: (change: ChangeDeviceImport) =>
      queries.setQueryData<DeviceImport>(importKeys.one(id), (one) => one && ({ ...one, ...change } as DeviceImport)),
    mutationFn: (change) =>
      body(api.PATCH('/v1/device-imports/{id}', { params: { path: { id } }, body: change as Required<ChangeDeviceImport> })),
    onSuccess: async (changed) => {
      // While another change is on its way, this answer is old.
      if (queries.isMutating({ mutationKey }) > 1) return
      queries.setQueryData(importKeys.one(id), changed)
      await queries.invalidateQueries({ queryKey: importKeys.lines(id) })
    },
    onError: () => queries.invalidateQueries({ queryKey: importKeys.one(id) }),
  })
}

const noted = (queries: QueryClient) => (told: DeviceImport) => {
  queries.setQueryData(importKeys.one(told.id), told)
  void queries.invalidateQueries({ queryKey: importKeys.list })
}

export function useApplyImport({ id }: DeviceImport) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => body(api.PUT('/v1/device-imports/{id}/application', { params: { path: { id } } })),
    onSuccess: noted(queries),
  })
}

export function useUndoImport({ id }: DeviceImport) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => body(api.DELETE('/v1/device-imports/{id}/application', { params: { path: { id } } })),
    onSuccess: noted(queries),
  })
}

export const forgetImport = ({ id }: { id: string }) => api.DELETE('/v1/device-imports/{id}', { params: { path: { id } } })

/** What an import has made or taken back is seen everywhere. */
export function refreshAfterImport(queries: QueryClient): void {
  for (const queryKey of [deviceKeys.all, siteKeys.all, deviceKeys.groups, ['device-types'], importKeys.list])
    void queries.invalidateQueries({ queryKey })
}
