import type { SeriesPoint } from '@/api/types'

/** Between what a metric should stay; a side that is null has no limit. */
export interface Limits {
  min: number | null
  max: number | null
}

/** How far beyond what was measured a limit may lie and still be drawn: as far again as the measured values are apart. */
const reach = 1

/** The limits close enough to what was measured to be drawn: a far one would press the line flat. */
export function limitsInReach(limits: Limits | undefined, points: SeriesPoint[]): Limits {
  if (!limits || points.length === 0) return { min: null, max: null }
  const least = Math.min(...points.map((point) => point.min))
  const most = Math.max(...points.map((point) => point.max))
  const aside = reach * Math.max(most - least, Math.abs(most) * 0.05)
  const near = (limit: number | null) => (limit !== null && limit >= least - aside && limit <= most + aside ? limit : null)
  return { min: near(limits.min), max: near(limits.max) }
}

/** Limits as lines, and what lies beyond them as a tint, in the words of the charting library; their points make room for them. */
export function limitSeries({ min, max }: Limits, at: number, colour: string) {
  const drawn = [min, max].filter((limit) => limit !== null)
  const beyond = [
    ...(max === null ? [] : [[{ yAxis: max }, { yAxis: Number.MAX_VALUE }]]),
    ...(min === null ? [] : [[{ yAxis: -Number.MAX_VALUE }, { yAxis: min }]]),
  ]
  return {
    data: drawn.map((limit) => [at, limit]),
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      lineStyle: { color: colour, type: [4, 3], width: 1 },
      data: drawn.map((limit) => ({ yAxis: limit })),
    },
    markArea: { silent: true, animation: false, itemStyle: { color: colour, opacity: 0.08 }, data: beyond },
  }
}

/** The limit a value is beyond, if it is. */
export function limitBeyond({ min, max }: Limits, value: number): number | undefined {
  if (max !== null && value > max) return max
  if (min !== null && value < min) return min
  return undefined
}
