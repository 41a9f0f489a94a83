import { AvailabilityStrip } from '@/components/chart/AvailabilityStrip'
import { TimeChart } from '@/components/chart/TimeChart'
import { HealthChart } from '@/components/chart/HealthChart'
import type { HealthBand, HealthPoint, SeriesPoint } from '@/api/types'
import { Sample } from './Sample'

const to = Date.UTC(2026, 10, 20, 12)
const from = to - 86_400_000
const step = 300_000

/** A wave with a silence in it. */
function wave(height: number, shape: (at: number) => number): SeriesPoint[] {
  const points: SeriesPoint[] = []
  for (let at = from; at <= to; at += step) {
    if (at > from + 8 * 3_600_000 && at < from + 10 * 3_600_000) continue
    const avg = shape((at - from) / 3_600_000)
    points.push({ at: new Date(at).toISOString(), min: avg - height, avg, max: avg + height, count: 5 })
  }
  return points
}

const temperature = wave(0.6, (hour) => 21 + 3 * Math.sin(hour / 4))
const online = wave(0, (hour) => (hour > 17 && hour < 18 ? 0 : 1))

/** A day on which a device got worse, was silent and recovered. */
const standings: [hour: number, score: number | null, band: HealthBand][] = [
  [0, 94, 'healthy'],
  [4, 88, 'healthy'],
  [7, 74, 'warning'],
  [9, 55, 'poor'],
  [10, 31, 'critical'],
  [13, null, 'unknown'],
  [15, 48, 'poor'],
  [17, 92, 'healthy'],
]
const health = standings.map(([hour, score, band]): HealthPoint => ({
  at: new Date(from + hour * 3_600_000).toISOString(),
  score,
  band,
  reason: band === 'healthy' ? null : 'battery',
}))

/** Health, time axis, range, gap, availability. */
export function ChartSamples() {
  return (
    <Sample title="Charts">
      <div className="w-full rounded-lg border bg-surface p-4">
        <HealthChart points={health} from={from} to={to} zone="Europe/Berlin" group="design" />
        <AvailabilityStrip label="Availability" points={online} stepSeconds={300} from={from} to={to} gap={750_000} />
        <TimeChart
          name="Temperature"
          unit="°C"
          points={temperature}
          from={from}
          to={to}
          gap={750_000}
          zone="Europe/Berlin"
          colour="chart-3"
          group="design"
        />
      </div>
    </Sample>
  )
}
