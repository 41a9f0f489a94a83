import { useCallback } from 'react'
import type { Anomaly, SeriesPoint } from '@/api/types'
import { useTheme } from '@/lib/appearance'
import { withUnit } from '@/lib/number'
import { ChartFrame, type ChartZoom } from './ChartFrame'
import type { Limits } from './limits'
import { timeOption } from './options'

interface TimeChartProps extends ChartZoom {
  name: string
  unit: string | null
  points: SeriesPoint[]
  /** What was unusual, marked where it was. */
  anomalies?: Anomaly[]
  /** Between what the metric should stay. */
  limits?: Limits
  from: number
  to: number
  /** Silence longer than this many milliseconds is drawn as a gap. */
  gap: number
  zone?: string
  /** The name of the colour token of the line. */
  colour?: string
  group?: string
}

const none: Anomaly[] = []

/** A metric over time. */
export function TimeChart({
  name,
  unit,
  points,
  anomalies = none,
  limits,
  from,
  to,
  gap,
  zone,
  colour = 'chart-1',
  group = 'charts',
  onZoom,
  onZoomOut,
}: TimeChartProps) {
  const theme = useTheme()
  const option = useCallback(
    // Its colours are the theme's.
    (width: number) => timeOption({ theme, name, unit, points, anomalies, limits, from, to, gap, zone, colour, width }),
    [theme, name, unit, points, anomalies, limits, from, to, gap, zone, colour],
  )
  return (
    <ChartFrame label={summary(name, unit, points, anomalies.length)} option={option} group={group} onZoom={onZoom} onZoomOut={onZoomOut} />
  )
}

/** The chart in words, for who cannot see it. */
export function summary(name: string, unit: string | null, points: SeriesPoint[], anomalies = 0): string {
  const last = points.at(-1)
  if (!last) return `${name}: no readings in this range`
  const least = Math.min(...points.map((point) => point.min))
  const most = Math.max(...points.map((point) => point.max))
  const unusual = anomalies > 0 ? `, ${anomalies} unusual` : ''
  return `${name}: between ${withUnit(least, unit)} and ${withUnit(most, unit)}, last ${withUnit(last.avg, unit)}${unusual}`
}
