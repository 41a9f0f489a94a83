import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCamera, type Camera } from '@/components/map/camera'
import type { MapView, Point, Size } from '@/components/map/view'
import { WorldMap } from '@/components/map/WorldMap'
import { cn } from '@/lib/cn'
import { markAt, markText } from './marks'
import type { PlacedSite } from './queries'
import { SiteCard } from './SiteCard'
import { useMarkOverlay, useMarks } from './useMarks'

interface SiteMapProps {
  camera: Camera
  sites: PlacedSite[]
  /** The id of the site that is looked at. */
  chosen: string | undefined
  onChoose(id: string | undefined): void
  /** Asked to come so close that these can be told apart. */
  onOpen(sites: PlacedSite[]): void
  onMove(view: MapView): void
  onHome(): void
  onSize(size: Size): void
  className?: string
}

/** The sites on the map: close ones as one mark, a chosen one with a card. */
export function SiteMap({ camera, sites, chosen, onChoose, onOpen, className, ...moves }: SiteMapProps) {
  const { t } = useTranslation()
  const view = useCamera(camera)
  const marks = useMarks(sites, view.zoom)
  const [hovered, hover] = useState<string>()
  const below = hovered === undefined ? undefined : marks.find(({ key }) => key === hovered)
  const overlay = useMarkOverlay({ sites, marks, zoom: view.zoom, chosen, hovered: below?.key })
  const site = chosen === undefined ? undefined : sites.find((one) => one.site.id === chosen)?.site
  const press = (at: Point) => {
    const mark = markAt(marks, view.zoom, at)
    if (mark && mark.items.length > 1) onOpen(mark.items)
    else onChoose(mark?.items[0]!.site.id)
  }
  return (
    <WorldMap
      label={t('map.title')}
      view={view}
      onPress={press}
      onHover={(at) => hover(at && markAt(marks, view.zoom, at)?.key)}
      overlay={overlay}
      className={cn(below && 'cursor-pointer', className)}
      {...moves}
    >
      {(place, { width }) => (
        <>
          {below && <Tip text={markText(below)} at={place(below)} width={width} />}
          {site && <SiteCard site={site} onClose={() => onChoose(undefined)} />}
        </>
      )}
    </WorldMap>
  )
}

/** What a mark stands for, above it; the list beside the map says it to who cannot see it. */
function Tip({ text, at: { x, y }, width }: { text: string; at: Point; width: number }) {
  const room = Math.min(x, width - x, 140) * 2
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute z-10 w-max -translate-x-1/2 rounded-md border bg-raised px-2 py-1 text-center text-xs shadow-pop"
      style={{
        left: x,
        top: y < 64 ? y + 26 : undefined,
        bottom: y < 64 ? undefined : `calc(100% - ${y - 26}px)`,
        maxWidth: Math.max(120, room),
      }}
    >
      {text}
    </span>
  )
}
