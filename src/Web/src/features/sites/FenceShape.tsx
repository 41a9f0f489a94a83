import { flatten, metresPerPixel, type MapView, type Place, type Point, type Size } from '@/components/map/view'
import type { Circle } from './fence'

interface FenceShapeProps {
  circle?: Circle
  ring?: Place[]
  view: MapView
  size: Size
  place(point: Point): Point
}

/** The ground within a geofence, drawn on a map. */
export function FenceShape({ circle, ring, view, size, place }: FenceShapeProps) {
  const look = { fill: 'var(--accent)', fillOpacity: 0.14, stroke: 'var(--accent)', strokeWidth: 2, strokeLinejoin: 'round' as const }
  return (
    <svg className="pointer-events-none absolute inset-0" width={size.width} height={size.height} aria-hidden>
      {circle && <CircleShape circle={circle} view={view} place={place} look={look} />}
      {ring && ring.length > 1 && (
        <polygon
          points={ring
            .map((corner) => place(flatten(corner)))
            .map(({ x, y }) => `${x},${y}`)
            .join(' ')}
          {...look}
          strokeDasharray={ring.length < 3 ? '4 4' : undefined}
        />
      )}
    </svg>
  )
}

interface CircleShapeProps extends Pick<FenceShapeProps, 'view' | 'place'> {
  circle: Circle
  look: object
}

function CircleShape({ circle, view, place, look }: CircleShapeProps) {
  const centre = place(flatten(circle.centre))
  return <circle cx={centre.x} cy={centre.y} r={radiusOnScreen(circle, view)} {...look} />
}

/** How many pixels a circle's radius is long, where its centre lies. */
export function radiusOnScreen({ centre, radius }: Circle, view: MapView): number {
  return radius / metresPerPixel({ ...view, y: flatten(centre).y })
}
