import { useEffect, useRef, useState } from 'react'
import type { Anomaly, SeriesPoint } from '@/api/types'
import { useTheme } from '@/lib/appearance'
import { withUnit } from '@/lib/number'
import { openChart, type Chart } from './engine'
import { timeOption } from './options'
import { useDragZoom } from './useDragZoom'

interface TimeChartProps {
  name: string
  unit: string | null
  points: SeriesPoint[]
  /** What was unusual, marked where it was. */
  anomalies?: Anomaly[]
  from: number
  to: number
  /** Silence longer than this many milliseconds is drawn as a gap. */
  gap: number
  zone?: string
  /** The name of the colour token of the line. */
  colour?: string
  group?: string
  onZoom?: (from: number, to: number) => void
  onZoomOut?: () => void
}

const none: Anomaly[] = []

/** A metric over time; the only place that knows the charting library. */
export function TimeChart({
  name,
  unit,
  points,
  anomalies = none,
  from,
  to,
  gap,
  zone,
  colour = 'chart-1',
  group = 'charts',
  onZoom,
  onZoomOut,
}: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart>(null)
  const [width, setWidth] = useState(600)
  const theme = useTheme()

  useEffect(() => {
    const element = canvas.current!
    const opened = openChart(element, group)
    chart.current = opened
    const observer = new ResizeObserver(() => {
      opened.resize()
      setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      opened.dispose()
      chart.current = null
    }
  }, [group])

  useEffect(() => {
    chart.current?.setOption(timeOption({ name, unit, points, anomalies, from, to, gap, zone, colour, width }))
  }, [name, unit, points, anomalies, from, to, gap, zone, colour, width, theme])

  useDragZoom(chart, frame, onZoom, onZoomOut)
  return (
    <div
      ref={frame}
      role="img"
      aria-label={summary(name, unit, points, anomalies.length)}
      className="relative h-32 cursor-crosshair select-none"
    >
      <div ref={canvas} className="absolute inset-0" />
    </div>
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
