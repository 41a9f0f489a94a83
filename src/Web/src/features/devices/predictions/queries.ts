import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { deviceKeys } from '../queries'

/** What narrows the list of predictions, as it stands in the address. */
export interface PredictionFilter {
  class?: string
  site?: string
  state?: string
}

export const predictionKeys = {
  lists: ['predictions'] as const,
  ofDevice: (id: string) => [...deviceKeys.all, 'prediction', id] as const,
}

export const devicePredictionQuery = (id: string) =>
  queryOptions({
    queryKey: predictionKeys.ofDevice(id),
    queryFn: ({ signal }) => body(api.GET('/v1/devices/{id}/prediction', { params: { path: { id } }, signal })),
  })

/** Failures that were foretold: those that stand, the next to come first; or those withdrawn, the latest first. */
export const predictionsQuery = ({ class: classes, site, state }: PredictionFilter, sort?: string) =>
  infiniteQueryOptions({
    queryKey: [...predictionKeys.lists, { classes, site, state, sort }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const withdrawn = state === 'withdrawn'
      const narrowed = { 'filter[class]': classes, 'filter[siteId]': site, 'filter[withdrawn]': withdrawn || undefined }
      const query = { limit: 100, cursor, count: true, sort: sort ?? (withdrawn ? '-predictedAt' : undefined), ...narrowed }
      return body(api.GET('/v1/predictions', { params: { query }, signal }))
    },
    getNextPageParam: (page) => page?.next ?? undefined,
  })

/** It learns once a night. */
export const predictionModelQuery = queryOptions({
  queryKey: ['prediction-model'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/prediction-model', { signal })),
})
