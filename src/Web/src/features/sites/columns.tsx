import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { Site } from '@/api/types'
import { Flash } from '@/components/Flash'
import { HealthBadge } from '@/components/health/HealthBadge'
import { HealthBar } from '@/components/health/HealthBar'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'

/** The columns of the site list. */
export function siteColumns(t: TFunction): Column<Site>[] {
  return [
    {
      id: 'health',
      header: t('sites.health'),
      width: '128px',
      always: true,
      cell: (site) => (
        <Flash value={site.health.score}>
          <HealthBadge band={site.health.band} score={site.health.score} plain />
        </Flash>
      ),
    },
    {
      id: 'name',
      header: t('sites.name'),
      width: 'minmax(220px, 3fr)',
      sortKey: 'name',
      always: true,
      cell: (site) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <Link to="/sites/$id" params={{ id: site.id }} className="truncate font-medium hover:underline">
            {site.name}
          </Link>
          <span className="hidden min-w-0 truncate text-xs text-ink-faint xl:block">{site.address}</span>
        </span>
      ),
    },
    {
      id: 'number',
      header: t('sites.number'),
      width: '64px',
      cell: (site) => <span className="figures text-ink-faint">{site.number}</span>,
    },
    {
      id: 'devices',
      header: t('sites.devices'),
      width: 'minmax(180px, 2fr)',
      cell: (site) => (
        <span className="figures flex items-center gap-3">
          <span className="w-9 shrink-0 text-right">{site.health.devices.total}</span>
          <HealthBar counts={site.health.devices} className="grow" />
        </span>
      ),
    },
    {
      id: 'offline',
      header: t('sites.offline'),
      width: '72px',
      align: 'right',
      cell: (site) => (
        <Flash value={site.health.devices.offline}>
          <span className={site.health.devices.offline > 0 ? 'figures font-medium text-critical' : 'figures text-ink-faint'}>
            {site.health.devices.offline}
          </span>
        </Flash>
      ),
    },
    {
      id: 'at',
      header: t('sites.updated'),
      width: '96px',
      align: 'right',
      cell: (site) => (
        <span className="text-ink-muted">
          <Time at={site.health.at} zone={site.timeZone} />
        </span>
      ),
    },
  ]
}

/** A site on a narrow screen. */
export function SiteCompact({ site }: { site: Site }) {
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <Link to="/sites/$id" params={{ id: site.id }} className="truncate text-base font-medium">
          {site.name}
        </Link>
        <HealthBadge band={site.health.band} score={site.health.score} plain />
      </span>
      <span className="figures mt-1.5 flex items-center gap-3 text-xs text-ink-muted">
        <span className="shrink-0">{site.health.devices.total}</span>
        <HealthBar counts={site.health.devices} className="grow" />
        <Time at={site.health.at} zone={site.timeZone} />
      </span>
    </>
  )
}
