import { MapPin } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { flatten, inWorld, onScreen, unflatten, type MapView, type Place, type Point, type Size } from '@/components/map/view'
import { WorldMap } from '@/components/map/WorldMap'
import { usePinDrag } from './usePinDrag'

interface PositionMapProps {
  position: Place | undefined
  onChange(position: Place): void
}

const world: MapView = { x: 0.5, y: 0.38, zoom: 1 }
const near = 11
/** How far, in pixels, one press of an arrow key moves the pin. */
const step = 4

const directions: Record<string, Point> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** Where a site is: pressing the map puts the pin there, and the pin can be dragged or moved by arrow keys. */
export function PositionMap({ position, onChange }: PositionMapProps) {
  const { t } = useTranslation()
  const start = position ? { ...flatten(position), zoom: near } : world
  const [view, move] = useState(start)
  const [size, setSize] = useState<Size>({ width: 1, height: 1 })
  const put = (point: Point) => onChange(rounded(unflatten(point)))
  const pin = usePinDrag((at) => put(inWorld(view, size, at)))
  const onKey = (event: KeyboardEvent) => {
    const by = directions[event.key]
    if (!by || !position) return
    event.preventDefault()
    event.stopPropagation()
    const now = onScreen(view, size, flatten(position))
    put(inWorld(view, size, { x: now.x + by.x, y: now.y + by.y }))
  }
  return (
    <WorldMap
      label={t('sites.positionMap')}
      view={view}
      onMove={move}
      onHome={() => move(position ? { ...flatten(position), zoom: near } : world)}
      onPress={put}
      onSize={setSize}
      className="h-full min-h-80 rounded-lg border"
    >
      {(place) => {
        const at = position && place(flatten(position))
        return (
          at && (
            <button
              type="button"
              aria-label={t('sites.pin')}
              title={t('sites.pin')}
              onKeyDown={onKey}
              {...pin}
              className="absolute top-0 left-0 -mt-8 -ml-4 grid size-8 cursor-move touch-none place-items-end justify-items-center rounded-md text-accent"
              style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
            >
              <MapPin className="size-8 fill-accent-soft" strokeWidth={1.75} aria-hidden />
            </button>
          )
        )
      }}
    </WorldMap>
  )
}

/** Six decimals are a tenth of a metre. */
const rounded = ({ latitude, longitude }: Place): Place => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
})
