import type { HealthBand } from '@/api/types'
import { worstFirst } from '@/components/health/bands'
import type { PlacedSite } from './queries'

const rank = (band: HealthBand) => worstFirst.indexOf(band)

/** Those a person should look at come first; among equals the order stays, which is by name. */
export function byNeed(one: PlacedSite, other: PlacedSite): number {
  return rank(one.site.band) - rank(other.site.band)
}

/** How many of some sites stand in each band, worst first; bands nobody stands in are left out. */
export function bandCounts(sites: PlacedSite[]): { band: HealthBand; count: number }[] {
  const counts = new Map<HealthBand, number>()
  for (const { site } of sites) counts.set(site.band, (counts.get(site.band) ?? 0) + 1)
  return worstFirst.filter((band) => counts.has(band)).map((band) => ({ band, count: counts.get(band)! }))
}
