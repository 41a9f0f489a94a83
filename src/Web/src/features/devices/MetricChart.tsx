import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Anomaly, Device } from '@/api/types'
import { TimeChart } from '@/components/chart/TimeChart'
import { gapLength } from '@/components/chart/gaps'
import type { Limits } from '@/components/chart/limits'
import { ErrorState } from '@/components/ErrorState'
import { Flash } from '@/components/Flash'
import { Skeleton } from '@/components/Skeleton'
import { withUnit } from '@/lib/number'
import { AnomalyList } from './AnomalyList'
import { LimitText } from './LimitText'
import { metricOf, seriesQuery, type Span } from './series'
import { StaleNote } from './StaleNote'

interface MetricChartProps {
  device: Device
  metric: string
  name: string
  unit?: string
  colour: string
  span: Span
  window: { from: number; to: number }
  anomalies?: Anomaly[]
  /** Between what its type says the metric should stay. */
  limits?: Limits
  zone?: string
  /** A metric this device may never send takes no room while it is empty. */
  optional?: boolean
  onZoom(from: number, to: number): void
  onZoomOut(): void
}

/** One metric: its name, its value now, and its course. */
export function MetricChart({
  device,
  metric,
  name,
  unit: givenUnit,
  colour,
  span,
  window,
  anomalies,
  limits,
  zone,
  optional,
  onZoom,
  onZoomOut,
}: MetricChartProps) {
  const { t } = useTranslation()
  const series = useQuery(seriesQuery(device.id, metric, span))
  const now = device.latest ? metricOf(device.latest, metric) : null
  const unit = series.data?.unit ?? givenUnit ?? null
  const points = series.data?.points ?? []
  const stale = device.standing.staleKeys.find((key) => key.metric === metric)
  const unusual = useMemo(() => anomalies?.filter((one) => one.metric === metric) ?? [], [anomalies, metric])
  if (optional && series.isSuccess && points.length === 0 && now === null) return null
  return (
    <figure className="border-b px-4 py-3 last:border-b-0">
      <figcaption className="mb-1 flex items-center justify-between gap-3 text-sm">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="h-0.5 w-3 rounded-full" style={{ background: `var(--${colour})` }} aria-hidden />
          {name}
          <LimitText limits={limits} unit={unit} />
          <AnomalyList anomalies={unusual} unit={unit} zone={zone} onZoom={onZoom} />
          {stale && <StaleNote stale={stale} zone={zone} />}
        </span>
        <span className={now === null ? 'text-xs text-ink-faint' : 'figures font-semibold'}>
          <Flash value={now}>{now === null ? t('charts.notInLatest') : withUnit(now, unit)}</Flash>
        </span>
      </figcaption>
      {series.isPending ? (
        <Skeleton className="h-32" />
      ) : series.isError ? (
        <ErrorState error={series.error} retry={() => void series.refetch()} />
      ) : points.length === 0 ? (
        <p className="grid h-32 place-items-center rounded-md border border-dashed text-sm text-ink-faint">{t('charts.empty')}</p>
      ) : (
        <TimeChart
          name={name}
          unit={unit}
          points={points}
          anomalies={unusual}
          limits={limits}
          from={window.from}
          to={window.to}
          gap={gapLength(series.data.stepSeconds, device.type.expectedIntervalSeconds)}
          zone={zone}
          colour={colour}
          group={`device-${device.id}`}
          onZoom={onZoom}
          onZoomOut={onZoomOut}
        />
      )}
    </figure>
  )
}
