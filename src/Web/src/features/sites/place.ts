import { boundsOf, fitting, flatten, type MapView, type Place, type Size } from '@/components/map/view'
import { circleOf, ringOf, type FenceTerms } from './fence'

const world: MapView = { x: 0.5, y: 0.38, zoom: 1 }
const near = 11
/** Close enough to press the corners of a building. */
const toDraw = 17
const closest = 18
const metresPerDegree = 111_195

/** Six decimals are a tenth of a metre. */
export const rounded = ({ latitude, longitude }: Place): Place => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
})

/** A view that shows a site: its geofence, or else the surroundings of its position, or else the world. */
export function viewOf(position: Place | undefined, fence: FenceTerms, size: Size): MapView {
  const around = fencePlaces(fence)
  const bounds = boundsOf(around.map(flatten))
  if (bounds) return fitting(bounds, size, closest)
  return position ? { ...flatten(position), zoom: fence.kind === 'polygon' ? toDraw : near } : world
}

/** Places a geofence reaches to. */
function fencePlaces(fence: FenceTerms): Place[] {
  const circle = fence.kind === 'circle' ? circleOf(fence) : undefined
  if (circle) {
    const { latitude, longitude } = circle.centre
    const up = circle.radius / metresPerDegree
    const across = up / Math.max(0.01, Math.cos((latitude * Math.PI) / 180))
    return [
      { latitude: latitude - up, longitude: longitude - across },
      { latitude: latitude + up, longitude: longitude + across },
    ]
  }
  return fence.kind === 'polygon' ? (ringOf(fence) ?? []) : []
}
