import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { HealthChart } from '@/components/chart/HealthChart'
import type { ChartZoom } from '@/components/chart/ChartFrame'
import { HealthBadge } from '@/components/health/HealthBadge'
import { healthHistoryQuery } from './health'
import type { Span } from './series'

interface HealthRowProps extends ChartZoom {
  device: Device
  span: Span
  window: { from: number; to: number }
  zone?: string
}

/** How the device's health went, above the charts that share its time axis. */
export function HealthRow({ device, span, window, zone, ...zooms }: HealthRowProps) {
  const { t } = useTranslation()
  const points = useQuery(healthHistoryQuery(device.id, span)).data?.points
  if (!points || points.length === 0) return null
  const { band, score } = device.standing
  return (
    <figure className="border-b px-4 py-3">
      <figcaption className="mb-1 flex items-center justify-between gap-3 text-sm">
        <span>{t('charts.health')}</span>
        <HealthBadge band={band} score={score} plain />
      </figcaption>
      <HealthChart points={points} from={window.from} to={window.to} zone={zone} group={`device-${device.id}`} {...zooms} />
    </figure>
  )
}
