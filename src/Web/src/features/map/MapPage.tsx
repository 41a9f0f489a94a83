import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/components/ErrorState'
import { BandToggles } from '@/components/health/BandToggles'
import { ListPage } from '@/components/ListPage'
import { onScreen, type Size } from '@/components/map/view'
import { WorldMap } from '@/components/map/WorldMap'
import { PageHeader } from '@/components/PageHeader'
import { SearchField } from '@/components/SearchField'
import { Segments } from '@/components/Segments'
import { several } from '@/features/devices/fleet/filter'
import { useSitesLive } from '@/features/sites/live'
import { cn } from '@/lib/cn'
import { usePhone } from '@/lib/useMediaQuery'
import { ClusterMark } from './ClusterMark'
import { usePlacedSites, type PlacedSite } from './queries'
import { SiteCard } from './SiteCard'
import { SitesInView } from './SitesInView'
import { useClusters } from './useClusters'
import { useMapView } from './useMapView'
import { byNeed } from './worst'

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
  const { placed, unplaced, error, refetch } = usePlacedSites(q)
  useSitesLive()
  const bands = several(band)
  const sites = useMemo(() => {
    const wanted = several(band)
    return placed.filter(({ site }) => wanted.length === 0 || wanted.includes(site.health.band)).toSorted(byNeed)
  }, [placed, band])
  const search = useCallback(
    (change: { q?: string; band?: string; at?: string }) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  )
  const { view, move, home, showAll, show } = useMapView({ at, sites, size, onSettle: (next) => search({ at: next }) })
  const clusters = useClusters(sites, view.zoom)
  const inView = useMemo(
    () => sites.filter(({ point }) => size.width === 0 || within(onScreen(view, size, point), size)),
    [sites, view, size],
  )
  const site = sites.find((one) => one.site.id === chosen)?.site
  const pick = (one: PlacedSite) => {
    choose(one.site.id)
    showAs('map')
    if (!within(onScreen(view, size, one.point), size, -48)) show([one])
  }
  return (
    <ListPage
      head={<PageHeader title={t('map.title')} state={t('map.text')} />}
      filters={
        <>
          <SearchField label={t('sites.filter')} value={q ?? ''} onChange={(text) => search({ q: text || undefined })} />
          <BandToggles
            chosen={bands}
            count={(one) => placed.filter(({ site: { health } }) => health.band === one).length}
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
          <WorldMap
            label={t('map.title')}
            view={view}
            onMove={move}
            onHome={home}
            onPress={() => choose(undefined)}
            onSize={setSize}
            className={cn(phone && shownAs === 'list' && 'hidden')}
          >
            {(place, frame) => (
              <>
                {clusters.map((cluster) => {
                  const spot = place(cluster)
                  if (!within(spot, frame, 24)) return null
                  const only = cluster.items.length === 1 ? cluster.items[0]! : undefined
                  return (
                    <ClusterMark
                      key={cluster.key}
                      cluster={cluster}
                      at={spot}
                      named={view.zoom >= 5}
                      chosen={only?.site.id === chosen}
                      onChoose={() => (only ? choose(only.site.id) : showAll(cluster.items))}
                    />
                  )
                })}
                {site && <SiteCard site={site} onClose={() => choose(undefined)} />}
              </>
            )}
          </WorldMap>
          {(!phone || shownAs === 'list') && (
            <SitesInView sites={phone ? sites : inView} chosen={chosen} unplaced={unplaced.length} onChoose={pick} />
          )}
        </div>
      )}
    </ListPage>
  )
}

/** Whether a place of the screen is in sight, or nearly. */
function within({ x, y }: { x: number; y: number }, { width, height }: Size, margin = 0): boolean {
  return x >= -margin && y >= -margin && x <= width + margin && y <= height + margin
}
