import { useTranslation } from 'react-i18next'
import type { HealthBand } from '@/api/types'
import { HealthMark } from '@/components/health/HealthMark'
import type { Cluster } from '@/components/map/clusters'
import type { Point } from '@/components/map/view'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import type { PlacedSite } from './queries'
import { bandCounts } from './worst'

interface ClusterMarkProps {
  cluster: Cluster<PlacedSite>
  at: Point
  /** Whether names of single sites are written out. */
  named: boolean
  chosen: boolean
  onChoose(): void
}

const fill: Record<HealthBand, string> = {
  healthy: 'var(--healthy-fill)',
  warning: 'var(--warning-fill)',
  poor: 'var(--poor-fill)',
  critical: 'var(--critical-fill)',
  unknown: 'var(--unknown-fill)',
}

/** One site, or several as a ring of how they stand, with the worst of them in words and shape. */
export function ClusterMark({ cluster, at, named, chosen, onChoose }: ClusterMarkProps) {
  const { t } = useTranslation()
  const counts = bandCounts(cluster.items)
  const only = cluster.items.length === 1 ? cluster.items[0]!.site : undefined
  const words = counts.map(({ band, count }) => `${figure(count)} ${t(`health.${band}`).toLowerCase()}`).join(', ')
  const label = only
    ? `${only.name}, ${t(`health.${only.health.band}`).toLowerCase()}`
    : t('map.cluster', { sites: figure(cluster.items.length), standing: words })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={only ? chosen : undefined}
      onClick={onChoose}
      className="group absolute top-0 left-0 -mt-5 -ml-5 grid size-10 place-items-center rounded-full outline-offset-0 hover:z-10 focus-visible:z-10"
      style={{ transform: `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)` }}
    >
      {only ? (
        <span
          className={cn(
            'grid size-6 place-items-center rounded-full border border-line-strong bg-raised shadow-pop group-hover:bg-hover',
            chosen && 'ring-2 ring-accent',
          )}
        >
          <HealthMark band={only.health.band} className="size-4" />
        </span>
      ) : (
        <span
          className="grid size-10 place-items-center rounded-full shadow-pop"
          style={{ background: ring(counts, cluster.items.length) }}
        >
          <span className="figures grid size-8 place-items-center rounded-full bg-raised text-xs font-semibold text-ink group-hover:bg-hover">
            {cluster.items.length < 1000 ? cluster.items.length : `${Math.round(cluster.items.length / 1000)}k`}
          </span>
        </span>
      )}
      {counts[0]!.band !== 'healthy' && !only && <HealthMark band={counts[0]!.band} className="absolute -top-0.5 -right-0.5 size-4" />}
      {only && named && (
        <span className="pointer-events-none absolute top-[34px] left-1/2 max-w-40 -translate-x-1/2 truncate rounded-sm bg-surface/85 px-1 text-xs whitespace-nowrap text-ink">
          {only.name}
        </span>
      )}
    </button>
  )
}

/** A ring whose parts are as long as the bands are frequent. */
function ring(counts: { band: HealthBand; count: number }[], total: number): string {
  let until = 0
  const parts = counts.map(({ band, count }) => {
    const from = until
    until += (count / total) * 100
    return `${fill[band]} ${from}% ${until}%`
  })
  return `conic-gradient(${parts.join(', ')})`
}
