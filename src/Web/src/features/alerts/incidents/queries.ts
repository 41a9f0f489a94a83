import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Incident, IncidentLine } from '@/api/types'
import { alertKeys } from '../queries'
import { asQuery, type IncidentFilter } from './filter'

export const incidentKeys = {
  all: ['incidents'] as const,
  lists: ['incidents', 'list'] as const,
  facets: ['incidents', 'facets'] as const,
  ones: ['incidents', 'one'] as const,
  around: (id: string) => ['incidents', 'around', id] as const,
}

/** How many alerts of an incident its page lists. */
export const mostShown = 200

export const incidentsQuery = (filter: IncidentFilter, sort: string) =>
  infiniteQueryOptions({
    queryKey: [...incidentKeys.lists, filter, sort],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/incidents/lines', { params: { query: { ...asQuery(filter), sort, cursor, limit: 100, count: true } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export const incidentFacetsQuery = (filter: IncidentFilter) =>
  queryOptions({
    queryKey: [...incidentKeys.facets, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/incidents/facets', { params: { query: asQuery(filter) }, signal })),
  })

/** An incident by its id, its number, or the notification it was made for. */
export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: [...incidentKeys.ones, id],
    queryFn: ({ signal }) => body(api.GET('/v1/incidents/{id}/line', { params: { path: { id } }, signal })),
  })

export const incidentUpdatesQuery = (id: string) =>
  queryOptions({
    queryKey: [...incidentKeys.around(id), 'updates'],
    queryFn: ({ signal }) => body(api.GET('/v1/incidents/{id}/updates', { params: { path: { id } }, signal })),
  })

export const incidentTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...incidentKeys.around(id), 'timeline'],
    queryFn: ({ signal }) => body(api.GET('/v1/incidents/{id}/timeline', { params: { path: { id } }, signal })),
  })

/** The alerts of an incident, or those hidden behind them; they stand among the windows of the queue, which are kept current. */
export const incidentAlertsQuery = (id: string, which: 'incident' | 'behind') =>
  queryOptions({
    queryKey: [...alertKeys.windows, which, id],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/alerts/window', { params: { query: { [`filter[${which}]`]: id, limit: mostShown, sort: '-severity' } }, signal })),
  })

/** Incidents alerts can be added to, or another can be merged into. */
export const foundIncidentsQuery = (q: string) =>
  queryOptions({
    queryKey: [...incidentKeys.lists, 'found', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(
        api.GET('/v1/incidents/lines', {
          params: { query: { q: q || undefined, 'filter[state]': 'open,mitigated,resolved', limit: 20 } },
          signal,
        }),
      ),
  })

type Pages = InfiniteData<{ items: IncidentLine[] }, string | undefined>

const newer = (line: IncidentLine, incident: Incident): IncidentLine =>
  line.incident.id === incident.id && line.incident.version < incident.version ? { ...line, incident } : line

/** Shows an incident as it is now wherever it stands, unless something newer is shown already. */
export function mergeIncident(queries: QueryClient, incident: Incident): void {
  queries.setQueriesData<IncidentLine>({ queryKey: incidentKeys.ones }, (line) => line && newer(line, incident))
  queries.setQueriesData<Pages>({ queryKey: incidentKeys.lists }, (list) =>
    list && 'pages' in list
      ? { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map((line) => newer(line, incident)) })) }
      : list,
  )
}
