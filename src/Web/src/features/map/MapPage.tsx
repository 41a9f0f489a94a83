import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/components/ErrorState'
import { BandToggles } from '@/components/health/BandToggles'
import { ListPage } from '@/components/ListPage'
import { onScreen, readView, shownBounds, zoomed, type Size } from '@/components/map/view'
import { PageHeader } from '@/components/PageHeader'
import { SearchField } from '@/components/SearchField'
import { Segments } from '@/components/Segments'
import { several } from '@/features/lists/filterWords'
import { useSitesLive } from '@/features/sites/live'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { usePhone } from '@/lib/useMediaQuery'
import { usePlacedSites, type PlacedSite } from './queries'
import { SiteMap } from './SiteMap'
import { SitesInView } from './SitesInView'
import { useMapView } from './useMapView'
import { bandCounts, byNeed } from './worst'

const anywhere: Size = { width: 0, height: 0 }

/** Where every site is and how it stands: close ones as one mark, and beside the map the same as a list. */
export function MapPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/map' })
  const { q, band, at } = useSearch({ from: '/shell/map' })
  const phone = usePhone()
  const [shownAs, showAs] = useState<'map' | 'list'>('map')
  const [chosen, choose] = useState<string>()
  const [size, setSize] = useState(anywhere)
  const inSight = useMemo(() => settled(at, size), [at, size])
  const { placed, unplaced, isCapped, error, refetch } = usePlacedSites(q, inSight)
  useSitesLive()
  const bands = several(band)
  const counts = useMemo(() => bandCounts(placed), [placed])
  const sites = useMemo(() => {
    const wanted = several(band)
    return placed.filter(({ site }) => wanted.length === 0 || wanted.includes(site.band)).toSorted(byNeed)
  }, [placed, band])
  const search = useCallback(
    (change: { q?: string; band?: string; at?: string }) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  )
  const { camera, rested, move, home, showAll, show } = useMapView({ at, sites, size, onSettle: (next) => search({ at: next }) })
  const zoom = (by: number) => move(zoomed(camera.view(), size, by))
  useKeys({ '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': home })
  const inView = useMemo(
    () => sites.filter(({ point }) => size.width === 0 || within(onScreen(rested, size, point), size)),
    [sites, rested, size],
  )
  const pick = (one: PlacedSite) => {
    choose(one.site.id)
    showAs('map')
    if (!within(onScreen(camera.view(), size, one.point), size, -48)) show([one])
  }
  return (
    <ListPage
      head={<PageHeader title={t('map.title')} state={t('map.text')} />}
      filters={
        <>
          <SearchField label={t('sites.filter')} value={q ?? ''} onChange={(text) => search({ q: text || undefined })} />
          <BandToggles
            chosen={bands}
            count={(one) => counts.find(({ band: other }) => other === one)?.count ?? 0}
            onChange={(next) => search({ band: next.join(',') || undefined })}
          />
          {phone && (
            <Segments<'map' | 'list'>
              label={t('map.shownAs')}
              value={shownAs}
              onChange={showAs}
              options={[
                { value: 'map', label: t('map.title') },
                { value: 'list', label: t('map.list') },
              ]}
            />
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <div className="grid min-h-0 grow grid-rows-1 md:grid-cols-[minmax(0,1fr)_320px]">
          <SiteMap
            camera={camera}
            sites={sites}
            chosen={chosen}
            onChoose={choose}
            onOpen={showAll}
            onMove={move}
            onHome={home}
            onSize={setSize}
            className={cn(phone && shownAs === 'list' && 'hidden')}
          />
          {(!phone || shownAs === 'list') && (
            <SitesInView sites={phone ? sites : inView} chosen={chosen} unplaced={unplaced} capped={isCapped} onChoose={pick} />
          )}
        </div>
      )}
    </ListPage>
  )
}

/** What was in sight when the map last rested, as the address has it. */
function settled(at: string | undefined, size: Size) {
  const view = readView(at)
  return view && size.width > 0 ? shownBounds(view, size) : undefined
}

/** Whether a place of the screen is in sight, or nearly. */
function within({ x, y }: { x: number; y: number }, { width, height }: Size, margin = 0): boolean {
  return x >= -margin && y >= -margin && x <= width + margin && y <= height + margin
}
