import { useTranslation } from 'react-i18next'
import type { Site } from '@/api/types'
import { HealthMark } from '@/components/health/HealthMark'
import { worstFirst } from '@/components/health/bands'

/** All sites in one line: how many devices stand where, worst first. */
export function FleetSummary({ sites }: { sites: Site[] }) {
  const { t } = useTranslation()
  const total = (of: 'total' | (typeof worstFirst)[number]) => sites.reduce((sum, site) => sum + site.health.devices[of], 0)
  return (
    <ul className="figures flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <li>{t('sites.summary', { sites: sites.length, devices: total('total') })}</li>
      {worstFirst
        .filter((band) => total(band) > 0)
        .map((band) => (
          <li key={band} className="flex items-center gap-1.5">
            <HealthMark band={band} />
            <span className="font-medium text-ink">{total(band)}</span> {t(`health.${band}`).toLowerCase()}
          </li>
        ))}
    </ul>
  )
}
