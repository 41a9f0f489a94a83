import type { HealthBand } from '@/api/types'
import type { Cluster } from '@/components/map/clusters'
import { worldSize, type Point } from '@/components/map/view'
import { i18next } from '@/i18n'
import { figure } from '@/lib/number'
import type { PlacedSite } from './queries'
import { bandCounts } from './worst'

/** What is drawn on the map at a point: one site, or several that stand too close together. */
export interface Mark extends Cluster<PlacedSite> {
  /** How many stand in each band, worst first. */
  counts: { band: HealthBand; count: number }[]
}

/** How large a mark is: what of it is drawn, from its middle. */
export const radiusOf = (mark: Mark) => (mark.items.length === 1 ? 12 : 20)

/** How far, in pixels, a press may miss the middle of a mark. */
const reach = 20

export const marksOf = (clusters: Cluster<PlacedSite>[]): Mark[] =>
  clusters.map((cluster) => ({ ...cluster, counts: bandCounts(cluster.items) }))

/** The mark at a point of the world, the closest of those within reach. */
export function markAt(marks: Mark[], zoom: number, { x, y }: Point): Mark | undefined {
  let nearest: Mark | undefined
  let least = reach / worldSize(zoom)
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y)
    if (away > least) continue
    least = away
    nearest = mark
  }
  return nearest
}

/** A mark in words: "Harbour Tower, poor", "12 sites: 2 critical, 10 healthy". */
export function markText({ items, counts }: Mark): string {
  const band = (one: HealthBand) => i18next.t(`health.${one}`).toLowerCase()
  const only = items.length === 1 ? items[0]!.site : undefined
  if (only) return `${only.name}, ${band(only.band)}`
  const standing = counts.map(({ band: one, count }) => `${figure(count)} ${band(one)}`).join(', ')
  return i18next.t('map.cluster', { sites: figure(items.length), standing })
}
