import { MapPin } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flatten, inWorld, unflatten, type Place, type Point, type Size } from '@/components/map/view'
import { WorldMap } from '@/components/map/WorldMap'
import { circleOf, cornersText, ringOf, type FenceTerms } from './fence'
import { FenceHandles } from './FenceHandles'
import { FenceShape } from './FenceShape'
import { MapHandle } from './MapHandle'
import { rounded, viewOf } from './place'

interface PlaceMapProps {
  position: Place | undefined
  onPosition(position: Place): void
  fence: FenceTerms
  onFence(fence: FenceTerms): void
  /** What a press on the map sets. */
  draws: 'position' | 'fence'
}

/** Where a site is and where its ground ends, set by pressing the map, by dragging, or by arrow keys. */
export function PlaceMap({ position, onPosition, fence, onFence, draws }: PlaceMapProps) {
  const { t } = useTranslation()
  const [size, setSize] = useState<Size>({ width: 640, height: 400 })
  const [view, move] = useState(() => viewOf(position, fence, size))
  const measured = useRef(false)
  const ring = fence.kind === 'polygon' ? ringOf(fence) : undefined
  const circle = fence.kind === 'circle' ? circleOf(fence) : undefined
  const press = (point: Point) => {
    const here = rounded(unflatten(point))
    if (draws === 'position') onPosition(here)
    else if (fence.kind === 'circle') onFence({ ...fence, latitude: `${here.latitude}`, longitude: `${here.longitude}` })
    else if (ring) onFence({ ...fence, kind: 'polygon', corners: cornersText([...ring, here]) })
  }
  const measure = (next: Size) => {
    setSize(next)
    if (!measured.current) move(viewOf(position, fence, next))
    measured.current = true
  }
  return (
    <WorldMap
      label={t('sites.positionMap')}
      view={view}
      onMove={move}
      onHome={() => move(viewOf(position, fence, size))}
      onPress={press}
      onSize={measure}
      className="h-full min-h-80"
    >
      {(place, frame) => (
        <>
          <FenceShape circle={circle} ring={ring} view={view} size={frame} place={place} />
          {position && (
            <MapHandle
              label={t('sites.pin')}
              at={place(flatten(position))}
              touch="foot"
              onMove={(at) => onPosition(rounded(unflatten(inWorld(view, frame, at))))}
              className="-mt-8 -ml-4 size-8 cursor-move place-items-end justify-items-center rounded-md text-accent"
            >
              <MapPin className="size-8 fill-accent-soft" strokeWidth={1.75} aria-hidden />
            </MapHandle>
          )}
          {draws === 'fence' && <FenceHandles fence={fence} view={view} size={frame} place={place} onChange={onFence} />}
        </>
      )}
    </WorldMap>
  )
}
