import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DeviceCounts } from '@/api/types'
import { Flash } from '@/components/Flash'
import { HealthBar } from '@/components/health/HealthBar'
import { HealthMark } from '@/components/health/HealthMark'
import { worstFirst } from '@/components/health/bands'
import { Panel } from '@/components/Panel'

/** How many devices of a site stand where; each figure leads to the devices behind it. */
export function SiteRollUp({ counts, siteId }: { counts: DeviceCounts; siteId: string }) {
  const { t } = useTranslation()
  const figure = 'figures mt-0.5 block text-xl font-semibold tracking-tight'
  const cell = 'group min-w-0 px-3 py-2.5 hover:bg-hover'
  return (
    <Panel flush className="overflow-hidden">
      <div className="grid grid-cols-3 sm:grid-cols-7">
        <Link to="/devices" search={{ site: siteId }} className={cell}>
          <span className="block truncate text-xs text-ink-muted">{t('devices.title')}</span>
          <span className={figure}>
            <Flash value={counts.total}>{counts.total}</Flash>
          </span>
        </Link>
        {worstFirst.map((band) => (
          <Link key={band} to="/devices" search={{ site: siteId, band }} className={cell}>
            <span className="flex items-center gap-1.5 truncate text-xs text-ink-muted">
              <HealthMark band={band} className="size-3" /> {t(`health.${band}`)}
            </span>
            <span className={counts[band] > 0 ? figure : `${figure} text-ink-faint`}>
              <Flash value={counts[band]}>{counts[band]}</Flash>
            </span>
          </Link>
        ))}
        <div className="min-w-0 px-3 py-2.5">
          <span className="block truncate text-xs text-ink-muted">{t('sites.offline')}</span>
          <span className={counts.offline > 0 ? `${figure} text-critical` : `${figure} text-ink-faint`}>
            <Flash value={counts.offline}>{counts.offline}</Flash>
          </span>
        </div>
      </div>
      <HealthBar counts={counts} className="mx-3 mb-3" />
    </Panel>
  )
}
