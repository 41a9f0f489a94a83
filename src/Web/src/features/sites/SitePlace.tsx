import { Link } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Site } from '@/api/types'
import { StillMap } from '@/components/map/StillMap'
import { flatten, viewText, type Size } from '@/components/map/view'
import { circleOf, readFence, ringOf } from './fence'
import { FenceShape } from './FenceShape'
import { viewOf } from './place'

/** Without a geofence one looks from so far that coasts and borders say where it is. */
const country = 5.5
const street = 13

/** Where a site is and where its ground ends, in small; pressing it leads to the large map. */
export function SitePlace({ site: { latitude, longitude, geofence } }: { site: Site }) {
  const { t } = useTranslation()
  if (latitude === null || longitude === null) return null
  const position = { latitude, longitude }
  const fence = readFence(geofence)
  const viewIn = (size: Size) => (geofence ? viewOf(position, fence, size) : { ...flatten(position), zoom: country })
  return (
    <Link
      to="/map"
      search={{ at: viewText({ ...flatten(position), zoom: street }) }}
      aria-label={t('sites.toMap')}
      title={t('sites.toMap')}
      className="block"
    >
      <StillMap viewOf={viewIn} className="h-44">
        {(place, view, size) => {
          const spot = place(flatten(position))
          return (
            <>
              <FenceShape
                circle={fence.kind === 'circle' ? circleOf(fence) : undefined}
                ring={fence.kind === 'polygon' ? ringOf(fence) : undefined}
                view={view}
                size={size}
                place={place}
              />
              <MapPin
                className="absolute -mt-7 -ml-3.5 size-7 fill-accent-soft text-accent"
                strokeWidth={1.75}
                style={{ left: spot.x, top: spot.y }}
              />
            </>
          )
        }}
      </StillMap>
    </Link>
  )
}
