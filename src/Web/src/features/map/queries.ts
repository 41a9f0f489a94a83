import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Site } from '@/api/types'
import { flatten, type Point } from '@/components/map/view'
import { siteListQuery } from '@/features/sites/queries'
import { useFallbackPolling } from '@/live/useFallbackPolling'

/** A site that has a place on the map. */
export interface PlacedSite {
  site: Site
  point: Point
}

/** Every site whoever asks may see, page after page, those that have a position apart from those that have none. */
export function usePlacedSites(q: string | undefined) {
  const list = useInfiniteQuery({ ...siteListQuery({ q, sort: 'name' }), refetchInterval: useFallbackPolling() })
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const { placed, unplaced } = useMemo(() => place(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data])
  return { placed, unplaced, isPending: list.isPending, isLoadingMore: hasNextPage, error: list.error, refetch: list.refetch }
}

/** Sites on the map and sites that are not. */
export function place(sites: Site[]): { placed: PlacedSite[]; unplaced: Site[] } {
  const placed: PlacedSite[] = []
  const unplaced: Site[] = []
  for (const site of sites) {
    const { latitude, longitude } = site
    if (latitude === null || longitude === null) unplaced.push(site)
    else placed.push({ site, point: flatten({ latitude, longitude }) })
  }
  return { placed, unplaced }
}
