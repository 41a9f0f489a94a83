import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Device, SeriesPoint } from '@/api/types'
import { AvailabilityStrip } from '@/components/chart/AvailabilityStrip'
import { gapLength } from '@/components/chart/gaps'
import { withUnit } from '@/lib/number'
import { seriesQuery, type Span } from './series'

/** When the device was on line, above the charts that share its time axis. */
export function AvailabilityRow({ device, span, window }: { device: Device; span: Span; window: { from: number; to: number } }) {
  const { t } = useTranslation()
  const { data } = useQuery(seriesQuery(device.id, 'online', span))
  if (!data || data.points.length === 0) return null
  const share = shareOnline(data.points)
  return (
    <div className="border-b px-4 py-3">
      <div className="mb-2 flex items-center justify-between gap-3 text-sm">
        <span>{t('charts.availability')}</span>
        <span className="figures font-semibold">{withUnit(share, '%')}</span>
      </div>
      <AvailabilityStrip
        label={t('charts.availabilityOf', { share: withUnit(share, '%') })}
        points={data.points}
        stepSeconds={data.stepSeconds}
        from={window.from}
        to={window.to}
        gap={gapLength(data.stepSeconds, device.type.expectedIntervalSeconds)}
      />
    </div>
  )
}

/** The share of readings, in percent, that said "on line". */
export function shareOnline(points: SeriesPoint[]): number {
  const count = points.reduce((sum, point) => sum + point.count, 0)
  return (points.reduce((sum, point) => sum + point.avg * point.count, 0) / Math.max(1, count)) * 100
}
