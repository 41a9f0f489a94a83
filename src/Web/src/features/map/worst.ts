import type { HealthBand } from '@/api/types'
import { worstFirst } from '@/components/health/bands'
import type { PlacedSite } from './queries'

const rank = (band: HealthBand) => worstFirst.indexOf(band)

/** Those a person should look at come first. */
export function byNeed(one: PlacedSite, other: PlacedSite): number {
  return rank(one.site.health.band) - rank(other.site.health.band) || one.site.name.localeCompare(other.site.name)
}

/** How many of some sites stand in each band, worst first; bands nobody stands in are left out. */
export function bandCounts(sites: PlacedSite[]): { band: HealthBand; count: number }[] {
  return worstFirst
    .map((band) => ({ band, count: sites.filter(({ site }) => site.health.band === band).length }))
    .filter(({ count }) => count > 0)
}
