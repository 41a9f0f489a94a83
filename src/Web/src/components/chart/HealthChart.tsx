import { useCallback } from 'react'
import type { HealthPoint } from '@/api/types'
import { useTheme } from '@/lib/appearance'
import { ChartFrame, type ChartZoom } from './ChartFrame'
import { healthOption, healthSummary } from './health'

interface HealthChartProps extends ChartZoom {
  points: HealthPoint[]
  from: number
  to: number
  zone?: string
  group: string
}

/** A score over time, in the colours of its bands. */
export function HealthChart({ points, from, to, zone, group, onZoom, onZoomOut }: HealthChartProps) {
  const theme = useTheme()
  const option = useCallback((width: number) => healthOption({ theme, points, from, to, zone, width }), [theme, points, from, to, zone])
  return <ChartFrame label={healthSummary(points)} option={option} group={group} className="h-24" onZoom={onZoom} onZoomOut={onZoomOut} />
}
