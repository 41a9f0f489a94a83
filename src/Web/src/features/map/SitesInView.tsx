import { useVirtualizer } from '@tanstack/react-virtual'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { HealthBadge } from '@/components/health/HealthBadge'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import type { PlacedSite } from './queries'

interface SitesInViewProps {
  sites: PlacedSite[]
  chosen: string | undefined
  unplaced: number
  /** Whether there are more sites than the map was told of. */
  capped: boolean
  onChoose(site: PlacedSite): void
}

const rowHeight = 52

/** The map as a list: the sites in sight, those that need a person first. */
export function SitesInView({ sites, chosen, unplaced, capped, onChoose }: SitesInViewProps) {
  const { t } = useTranslation()
  const viewport = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: sites.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  return (
    <section aria-label={t('map.inView')} className="flex min-h-0 flex-col bg-surface md:border-l">
      <h2 className="figures border-b px-4 py-2 text-xs text-ink-muted" role="status">
        {t('map.count', { count: sites.length, sites: figure(sites.length) })}
      </h2>
      <div ref={viewport} className="min-h-0 grow overflow-y-auto overscroll-contain">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const placed = sites[index]!
            const { site } = placed
            return (
              <li key={site.id} className="absolute inset-x-0 border-b" style={{ top: start, height: rowHeight }}>
                <button
                  type="button"
                  aria-pressed={chosen === site.id}
                  onClick={() => onChoose(placed)}
                  className={cn(
                    'flex size-full items-center gap-3 px-4 text-left hover:bg-hover',
                    chosen === site.id && 'bg-selected hover:bg-selected',
                  )}
                >
                  <span className="min-w-0 grow">
                    <span className="block truncate text-sm font-medium">{site.name}</span>
                    <span className="figures block truncate text-xs text-ink-faint">
                      {site.number} · {t('devices.count', { count: site.devices.total, devices: figure(site.devices.total) })}
                    </span>
                  </span>
                  <HealthBadge band={site.band} score={site.score} plain />
                </button>
              </li>
            )
          })}
        </ul>
        {sites.length === 0 && <p className="px-4 py-6 text-sm text-ink-muted">{t('map.noneInView')}</p>}
      </div>
      {capped && <p className="border-t px-4 py-2 text-xs text-ink-muted">{t('map.capped')}</p>}
      {unplaced > 0 && (
        <p className="border-t px-4 py-2 text-xs text-ink-muted">
          {t('map.unplaced', { count: unplaced, sites: figure(unplaced) })}{' '}
          <Link to="/sites" className="text-accent-text hover:underline">
            {t('map.toSites')}
          </Link>
        </p>
      )}
    </section>
  )
}
