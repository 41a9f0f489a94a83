import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { AddSite, ChangeSite, Site, SiteHealth, SiteMap, SiteOnMap } from '@/api/types'

export interface SiteFilter {
  q?: string
  sort?: string
}

export const siteKeys = {
  all: ['sites'] as const,
  lists: ['sites', 'list'] as const,
  maps: ['sites', 'map'] as const,
  ones: ['sites', 'one'] as const,
  one: (id: string) => ['sites', 'one', id] as const,
  timeline: (id: string) => ['sites', 'timeline', id] as const,
}

export const siteListQuery = ({ q, sort }: SiteFilter) =>
  infiniteQueryOptions({
    queryKey: [...siteKeys.lists, { q, sort }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => body(api.GET('/v1/sites', { params: { query: { limit: 100, cursor, q, sort } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

/** The first sites whose name or address says this. */
export const foundSitesQuery = (q: string) =>
  queryOptions({
    queryKey: [...siteKeys.all, 'found', q],
    queryFn: ({ signal }) => body(api.GET('/v1/sites', { params: { query: { q: q || undefined, limit: 20, sort: 'name' } }, signal })),
  })

export const siteQuery = (id: string) =>
  queryOptions({
    queryKey: siteKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/v1/sites/{id}', { params: { path: { id } }, signal })),
  })

export const siteTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: siteKeys.timeline(id),
    queryFn: ({ signal }) => body(api.GET('/v1/sites/{id}/timeline', { params: { path: { id } }, signal })),
  })

export function useAddSite() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (site: AddSite) => body(api.POST('/v1/sites', { body: site })),
    onSuccess: () => queries.invalidateQueries({ queryKey: siteKeys.lists }),
  })
}

/** Changes a site as it was last seen: if someone else changed it meanwhile, the server refuses. */
export function useChangeSite() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ site: { id, version }, terms }: { site: Site; terms: ChangeSite }) =>
      body(api.PATCH('/v1/sites/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: terms })),
    onSettled: () => queries.invalidateQueries({ queryKey: siteKeys.all }),
  })
}

const onMap = (site: SiteOnMap, health: SiteHealth | undefined): SiteOnMap =>
  health ? { ...site, band: health.band, score: health.score, devices: health.devices } : site

interface SitePages {
  pages: { items: Site[]; next: string | null }[]
  pageParams: unknown[]
}

/** Puts fresh roll-ups wherever these sites are shown. */
export function mergeSiteHealth(queries: QueryClient, fresh: Map<string, SiteHealth>): void {
  const merge = (site: Site): Site => {
    const health = fresh.get(site.id)
    return health ? { ...site, health } : site
  }
  queries.setQueriesData<SitePages>(
    { queryKey: siteKeys.lists },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(merge) })) },
  )
  queries.setQueriesData<SiteMap>(
    { queryKey: siteKeys.maps },
    (map) => map && { ...map, sites: map.sites.map((site) => onMap(site, fresh.get(site.id))) },
  )
  queries.setQueriesData<Site>({ queryKey: siteKeys.ones }, (site) => site && merge(site))
}
