import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { AlertMapping, AlertSource, AlertSourceTerms, NewAlertSource } from '@/api/types'

const sources = ['alert-sources'] as const

/** What came of them changes by itself. */
const often = 15_000

export const sourcesQuery = queryOptions({
  queryKey: [...sources, 'list'],
  refetchInterval: often,
  queryFn: ({ signal }) => body(api.GET('/v1/alert-sources', { signal })),
})

export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: [...sources, 'one', id],
    queryFn: ({ signal }) => body(api.GET('/v1/alert-sources/{id}', { params: { path: { id } }, signal })),
  })

/** Mappings to begin with, each with a payload to try it on. */
export const readyMappingsQuery = queryOptions({
  queryKey: [...sources, 'ready'],
  staleTime: Infinity,
  queryFn: ({ signal }) => body(api.GET('/v1/alert-sources/ready-mappings', { signal })),
})

/** What a source said last. */
export const payloadsQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: [...sources, 'payloads', id],
    enabled: id !== undefined,
    refetchInterval: often,
    queryFn: ({ signal }) => body(api.GET('/v1/alert-sources/{id}/payloads', { params: { path: { id: id! } }, signal })),
  })

/** The alerts a payload would become. */
export const mappingPreviewQuery = (mapping: AlertMapping, payload: string) =>
  queryOptions({
    queryKey: [...sources, 'preview', mapping, payload],
    enabled: payload.trim() !== '',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.POST('/v1/alert-sources/preview', { body: { mapping, payload }, signal })),
  })

function useChange<TWanted, TDone>(change: (wanted: TWanted) => Promise<TDone>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: sources }) })
}

export const useMakeSource = () => useChange((terms: NewAlertSource) => body(api.POST('/v1/alert-sources', { body: terms })))

export const useSaveSource = () =>
  useChange(({ known, terms }: { known: AlertSource; terms: AlertSourceTerms }) =>
    body(
      api.PUT('/v1/alert-sources/{id}', {
        params: { path: { id: known.id } },
        headers: { 'If-Match': `"${known.version}"` },
        body: terms,
      }),
    ),
  )

export const useReplaceSecret = () =>
  useChange(({ id, keepOldHours }: { id: string; keepOldHours: number }) =>
    body(api.POST('/v1/alert-sources/{id}/secret', { params: { path: { id } }, body: { keepOldHours } })),
  )

export const removeSource = ({ id }: AlertSource) => api.DELETE('/v1/alert-sources/{id}', { params: { path: { id } }, keepalive: true })
