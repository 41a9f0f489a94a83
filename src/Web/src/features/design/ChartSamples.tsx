import { AvailabilityStrip } from '@/components/chart/AvailabilityStrip'
import { TimeChart } from '@/components/chart/TimeChart'
import type { SeriesPoint } from '@/api/types'
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

/** Time axis, range, gap, availability. */
export function ChartSamples() {
  return (
    <Sample title="Charts">
      <div className="w-full rounded-lg border bg-surface p-4">
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
