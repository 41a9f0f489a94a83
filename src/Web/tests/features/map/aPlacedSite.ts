import type { HealthBand, SiteOnMap } from '@/api/types'
import { worldSize } from '@/components/map/view'
import type { PlacedSite } from '@/features/map/queries'

/** A site so many pixels from the middle of the world, at a zoom. */
export function aPlacedSite(name: string, x: number, y: number, zoom: number, band: HealthBand = 'healthy'): PlacedSite {
  const pixel = 1 / worldSize(zoom)
  return { site: { id: name, name, band } as SiteOnMap, point: { x: 0.5 + x * pixel, y: 0.5 + y * pixel } }
}
