import { useMemo } from 'react'
import { clustersOf } from '@/components/map/clusters'
import type { PlacedSite } from './queries'

/** Sites gathered for how closely one looks; the same while one only pans. */
export function useClusters(sites: PlacedSite[], zoom: number) {
  const step = Math.floor(zoom)
  return useMemo(
    () =>
      clustersOf(
        sites,
        ({ point }) => point,
        ({ site }) => site.id,
        step,
      ),
    [sites, step],
  )
}
