import { useTranslation } from 'react-i18next'
import { flatten, inWorld, metresPerPixel, unflatten, type MapView, type Place, type Point, type Size } from '@/components/map/view'
import { circleOf, cornersText, leastRadius, mostRadius, ringOf, type FenceTerms } from './fence'
import { radiusOnScreen } from './FenceShape'
import { MapHandle } from './MapHandle'
import { rounded } from './place'

interface FenceHandlesProps {
  fence: FenceTerms
  view: MapView
  size: Size
  place(point: Point): Point
  onChange(fence: FenceTerms): void
}

const knob = 'size-3 rounded-full border-2 border-accent bg-surface'
const around = '-mt-3.5 -ml-3.5 size-7 cursor-move place-items-center rounded-full'

/** What a geofence is taken hold of by: a circle's centre and rim, or each corner of a polygon and the middle of each side. */
export function FenceHandles({ fence, view, size, place, onChange }: FenceHandlesProps) {
  const { t } = useTranslation()
  const there = (at: Point) => rounded(unflatten(inWorld(view, size, at)))
  if (fence.kind === 'circle') {
    const circle = circleOf(fence)
    if (!circle) return null
    const centre = place(flatten(circle.centre))
    const stretch = (rim: Point) => {
      const metres = Math.hypot(rim.x - centre.x, rim.y - centre.y) * metresPerPixel({ ...view, y: flatten(circle.centre).y })
      onChange({ ...fence, radius: `${Math.round(Math.max(leastRadius, Math.min(mostRadius, metres)))}` })
    }
    const move = (at: Point) => {
      const { latitude, longitude } = there(at)
      onChange({ ...fence, latitude: `${latitude}`, longitude: `${longitude}` })
    }
    return (
      <>
        <MapHandle label={t('fence.centreHandle')} at={centre} onMove={move} className={around}>
          <span className={knob} />
        </MapHandle>
        <MapHandle
          label={t('fence.rimHandle')}
          at={{ x: centre.x + radiusOnScreen(circle, view), y: centre.y }}
          onMove={stretch}
          className={`${around} cursor-ew-resize`}
        >
          <span className={knob} />
        </MapHandle>
      </>
    )
  }
  const ring = fence.kind === 'polygon' ? ringOf(fence) : undefined
  if (!ring) return null
  const put = (corners: Place[]) => onChange({ ...fence, corners: cornersText(corners) })
  const spots = ring.map((corner) => place(flatten(corner)))
  return (
    <>
      {ring.length > 2 &&
        spots.map((spot, at) => {
          const next = spots[(at + 1) % spots.length]!
          const middle = { x: (spot.x + next.x) / 2, y: (spot.y + next.y) / 2 }
          if (Math.hypot(next.x - spot.x, next.y - spot.y) < 40) return null
          return (
            <button
              key={`side ${at}`}
              type="button"
              // The corners can be typed: a reader need not pass each side.
              tabIndex={-1}
              aria-label={t('fence.insert', { after: at + 1 })}
              title={t('fence.insert', { after: at + 1 })}
              onClick={() => put(ring.toSpliced(at + 1, 0, there(middle)))}
              className={`absolute top-0 left-0 grid ${around} cursor-copy opacity-60 hover:opacity-100`}
              style={{ transform: `translate(${middle.x}px, ${middle.y}px)` }}
            >
              <span className="size-2 rounded-full border border-accent bg-surface" />
            </button>
          )
        })}
      {spots.map((spot, at) => (
        <MapHandle
          key={`corner ${at}`}
          label={t('fence.corner', { at: at + 1, of: ring.length })}
          at={spot}
          onMove={(to) => put(ring.with(at, there(to)))}
          onRemove={() => put(ring.toSpliced(at, 1))}
          className={around}
        >
          <span className={knob} />
        </MapHandle>
      ))}
    </>
  )
}
