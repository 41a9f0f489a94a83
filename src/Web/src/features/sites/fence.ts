import type { Geofence } from '@/api/types'
import { flatten, type Place } from '@/components/map/view'
import { i18next } from '@/i18n'

/** A geofence as somebody draws or types it: a circle, or a polygon with one corner a line. What is typed for one kind is kept while the other is looked at. */
export interface FenceTerms {
  kind: 'none' | 'circle' | 'polygon'
  latitude: string
  longitude: string
  radius: string
  corners: string
}

const mostCorners = 200
const widestDegrees = 10
export const leastRadius = 1
export const mostRadius = 100_000

const noFence: FenceTerms = { kind: 'none', latitude: '', longitude: '', radius: '100', corners: '' }

export function readFence(fence: Geofence | null): FenceTerms {
  if (fence?.circle) {
    const { centre, radiusMetres } = fence.circle
    return { ...noFence, kind: 'circle', latitude: `${centre.latitude}`, longitude: `${centre.longitude}`, radius: `${radiusMetres}` }
  }
  return fence?.polygon ? { ...noFence, kind: 'polygon', corners: cornersText(fence.polygon) } : noFence
}

/** Two numbers of degrees as a place; undefined when they are none. */
export function placeOf(latitude: string, longitude: string): Place | undefined {
  if (latitude.trim() === '' || longitude.trim() === '') return undefined
  const [north, east] = [Number(latitude), Number(longitude)]
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined
}

/** The corners, line by line; a line that is none is undefined. */
export function cornersOf(text: string): (Place | undefined)[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [latitude, longitude, ...more] = line.trim().split(/[\s,;]+/)
      return more.length > 0 ? undefined : placeOf(latitude ?? '', longitude ?? '')
    })
}

export const cornersText = (corners: readonly Place[]) => corners.map(({ latitude, longitude }) => `${latitude}, ${longitude}`).join('\n')

/** The corners, when every line is one. */
export function ringOf({ corners }: FenceTerms): Place[] | undefined {
  const ring = cornersOf(corners)
  return ring.every((corner) => corner !== undefined) ? ring : undefined
}

export interface Circle {
  centre: Place
  radius: number
}

export function circleOf({ latitude, longitude, radius }: FenceTerms): Circle | undefined {
  const centre = placeOf(latitude, longitude)
  const metres = Number(radius)
  return centre && radius.trim() !== '' && metres >= leastRadius && metres <= mostRadius ? { centre, radius: metres } : undefined
}

/** What is wrong with a fence, and in which of its fields. */
export function fenceError(fence: FenceTerms): { field: 'latitude' | 'radius' | 'corners'; message: string } | undefined {
  const t = i18next.t.bind(i18next)
  if (fence.kind === 'circle') {
    if (!placeOf(fence.latitude, fence.longitude)) return { field: 'latitude', message: t('fence.centreWrong') }
    return circleOf(fence) ? undefined : { field: 'radius', message: t('fence.radiusWrong') }
  }
  if (fence.kind === 'none') return undefined
  const wrong = (message: string) => ({ field: 'corners' as const, message })
  const corners = cornersOf(fence.corners)
  const line = corners.findIndex((corner) => !corner)
  if (line >= 0) return wrong(t('fence.cornerWrong', { line: line + 1 }))
  const ring = corners as Place[]
  if (new Set(ring.map(({ latitude, longitude }) => `${latitude},${longitude}`)).size < 3) return wrong(t('fence.tooFew'))
  const spread = (of: (corner: Place) => number) => Math.max(...ring.map(of)) - Math.min(...ring.map(of))
  if (ring.length > mostCorners || spread((one) => one.latitude) > widestDegrees || spread((one) => one.longitude) > widestDegrees)
    return wrong(t('fence.tooWide', { most: mostCorners, degrees: widestDegrees }))
  return isSimple(ring) ? undefined : wrong(t('fence.crossed'))
}

/** The fence as the API takes it. */
export function asGeofence(fence: FenceTerms): Geofence | null {
  const circle = circleOf(fence)
  if (fence.kind === 'circle' && circle) return { circle: { centre: circle.centre, radiusMetres: circle.radius } }
  return fence.kind === 'polygon' ? { polygon: ringOf(fence) ?? [] } : null
}

/** Whether no two sides that are no neighbours meet. */
export function isSimple(ring: Place[]): boolean {
  const points = ring.map(flatten)
  const side = (at: number) => [points[at]!, points[(at + 1) % points.length]!] as const
  for (let one = 0; one < points.length; one++)
    for (let other = one + 2; other < points.length; other++) {
      if (one === 0 && other === points.length - 1) continue
      const [[a, b], [c, d]] = [side(one), side(other)]
      const turn = (p: typeof a, q: typeof a, r: typeof a) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
      if (turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)) return false
    }
  return true
}
