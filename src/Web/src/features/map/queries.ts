import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, body } from '@/api/client'
import type { SiteOnMap } from '@/api/types'
import { boundsText, flatten, type Bounds, type Point } from '@/components/map/view'
import { siteKeys } from '@/features/sites/queries'
import { useFallbackPolling } from '@/live/useFallbackPolling'

/** A site and the point of the flat world it stands at. */
export interface PlacedSite {
  site: SiteOnMap
  point: Point
}

const siteMapQuery = (bounds?: string) =>
  queryOptions({
    queryKey: [...siteKeys.maps, bounds ?? 'all'],
    queryFn: ({ signal }) => body(api.GET('/v1/sites/map', { params: { query: { bounds } }, signal })),
  })

const nothing: SiteOnMap[] = []

/** Every site with a position that whoever asks may see; where there are more than a map can hold, those in sight. */
export function usePlacedSites(q: string | undefined, inSight: Bounds | undefined) {
  const refetchInterval = useFallbackPolling()
  const all = useQuery({ ...siteMapQuery(), refetchInterval })
  const isCapped = all.data?.isCapped === true && inSight !== undefined
  const near = useQuery({
    ...siteMapQuery(inSight && boundsText(inSight)),
    enabled: isCapped,
    refetchInterval,
    placeholderData: keepPreviousData,
  })
  const map = (isCapped && near.data) || all.data
  const sites = map?.sites ?? nothing
  const placed = useMemo(() => sites.map((site) => ({ site, point: flatten(site) })), [sites])
  const found = useMemo(() => named(placed, q), [placed, q])
  return {
    placed: found,
    unplaced: map?.unplaced ?? 0,
    isCapped: map?.isCapped === true,
    isPending: all.isPending,
    error: all.error,
    refetch: all.refetch,
  }
}

/** Those whose name or number says this. */
export function named(placed: PlacedSite[], q: string | undefined): PlacedSite[] {
  const words = q?.trim().toLowerCase()
  if (!words) return placed
  return placed.filter(({ site }) => site.name.toLowerCase().includes(words) || site.number.toLowerCase() === words)
}
