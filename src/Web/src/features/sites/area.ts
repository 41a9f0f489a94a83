import type { Place } from '@/components/map/view'
import { i18next } from '@/i18n'
import { figure } from '@/lib/number'
import { circleOf, ringOf, type FenceTerms } from './fence'

const metresPerDegree = 111_195

/** The ground within a polygon in square metres, as if it were flat, which over a site it nearly is. */
export function polygonArea(ring: Place[]): number {
  const [first] = ring
  if (!first) return 0
  const stretch = Math.cos((first.latitude * Math.PI) / 180)
  const points = ring.map(({ latitude, longitude }) => ({
    x: (longitude - first.longitude) * metresPerDegree * stretch,
    y: (latitude - first.latitude) * metresPerDegree,
  }))
  const twice = points.reduce((sum, point, at) => {
    const next = points[(at + 1) % points.length]!
    return sum + point.x * next.y - next.x * point.y
  }, 0)
  return Math.abs(twice) / 2
}

export const circleArea = (radius: number) => Math.PI * radius * radius

/** "850 m²", "1.2 ha", "3.4 km²". */
export function areaText(squareMetres: number): string {
  if (squareMetres < 10_000) return `${figure(Math.round(squareMetres))} m²`
  if (squareMetres < 1_000_000) return `${figure(squareMetres / 10_000)} ha`
  return `${figure(squareMetres / 1_000_000)} km²`
}

/** "Circle of 120 m, 4.5 ha". */
export function fenceInWords(fence: FenceTerms): string {
  const circle = fence.kind === 'circle' ? circleOf(fence) : undefined
  if (circle) return i18next.t('fence.circleOf', { radius: `${figure(circle.radius)} m`, area: areaText(circleArea(circle.radius)) })
  const ring = ringOf(fence) ?? []
  return i18next.t('fence.polygonOf', { count: ring.length, area: areaText(polygonArea(ring)) })
}
