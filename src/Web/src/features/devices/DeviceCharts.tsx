import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '@/api/problem'
import type { Device, DeviceType } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Tooltip } from '@/components/Tooltip'
import { UpgradeNotice } from '@/components/UpgradeNotice'
import { useNow } from '@/lib/now'
import { duration } from '@/lib/time'
import { useStreamState } from '@/live/LiveProvider'
import { anomaliesQuery } from './anomalies'
import { AvailabilityRow } from './AvailabilityRow'
import { HealthRow } from './HealthRow'
import { limitsOf } from './limits'
import { MetricChart } from './MetricChart'
import { RangePicker } from './RangePicker'
import { fixedRange, readRange, widened, type RangeSearch } from './range'
import { ends, seriesQuery } from './series'

const builtIn = [
  { metric: 'battery', colour: 'chart-1', unit: '%' },
  { metric: 'signal', colour: 'chart-2', unit: 'dBm' },
  { metric: 'temperature', colour: 'chart-3', unit: '°C' },
] as const

const ownColours = ['chart-4', 'chart-5', 'chart-6']

/** Every metric of a device over the same stretch of time; zooming one zooms all. */
export function DeviceCharts({ device, type, zone }: { device: Device; type?: DeviceType; zone?: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/devices/$id' })
  const search = useSearch({ from: '/shell/devices/$id' })
  const { range, from, to } = search
  const span = useMemo(() => readRange({ range, from, to }), [range, from, to])
  const choose = useCallback(
    (next: RangeSearch) =>
      void navigate({
        search: (before) => ({ ...before, range: next.range, from: next.from, to: next.to }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const zoom = useCallback((start: number, end: number) => choose(fixedRange(start, end)), [choose])
  const zoomOut = useCallback(() => choose(widened(span, Date.now())), [choose, span])
  // The window glides in steps of about a pixel, not in jumps of whole buckets.
  const glide = Math.max(1000, ((span.seconds ?? 0) * 1000) / 800)
  const now = useNow((instant) => Math.floor(instant / glide) * glide)
  const window = ends(span, now)
  const live = useStreamState() === 'live' && span.name !== 'fixed'
  // What the plan has not, it has not of any metric: it is said once.
  const gate = useQuery(seriesQuery(device.id, 'battery', span))
  const upgrade = gate.error instanceof ProblemError ? gate.error.upgrade : undefined
  const anomalies = useQuery(anomaliesQuery(device.id, span)).data?.items
  const limits = useMemo(() => limitsOf(type), [type])
  const step = gate.data?.stepSeconds
  const shared = { anomalies, device, span, window, zone, onZoom: zoom, onZoomOut: zoomOut }
  // A device that reported shows what it reports; one that never did shows what it could.
  const heard = device.latest !== null
  const own = type?.metrics.filter((metric) => !builtIn.some((one) => one.metric === metric.name)) ?? []
  if (upgrade)
    return (
      <Panel title={t('charts.title')} flush>
        <UpgradeNotice upgrade={upgrade} />
      </Panel>
    )
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          {t('charts.title')}
          {live && (
            <span className="flex items-center gap-1.5 text-xs font-medium text-healthy">
              <span className="pulse relative size-1.5 rounded-full bg-healthy-fill" aria-hidden /> {t('live.live')}
            </span>
          )}
        </span>
      }
      aside={
        <>
          {step !== undefined && (
            <Tooltip text={t('charts.stepHint')}>
              <span className="figures text-ink-faint">{t('charts.step', { step: duration(step) })}</span>
            </Tooltip>
          )}
          <RangePicker search={search} zone={zone} onChange={choose} />
        </>
      }
      flush
    >
      <HealthRow device={device} span={span} window={window} zone={zone} onZoom={zoom} onZoomOut={zoomOut} />
      <AvailabilityRow device={device} span={span} window={window} />
      {builtIn.map(({ metric, colour, unit }) => (
        <MetricChart
          key={metric}
          {...shared}
          metric={metric}
          name={t(`metric.${metric}`)}
          unit={unit}
          limits={limits.get(metric)}
          colour={colour}
          optional={heard || metric !== 'battery'}
        />
      ))}
      {own.map(({ name, label, unit }, at) => (
        <MetricChart
          key={name}
          {...shared}
          metric={name}
          name={label ?? metricName(name)}
          unit={unit}
          limits={limits.get(name)}
          colour={ownColours[at % ownColours.length]!}
          optional={heard}
        />
      ))}
    </Panel>
  )
}

/** "door_openings" → "Door openings". */
export function metricName(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
