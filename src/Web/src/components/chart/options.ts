import type { EChartsCoreOption } from 'echarts/core'
import type { Anomaly, SeriesPoint } from '@/api/types'
import { readColours } from '@/lib/colours'
import { figure } from '@/lib/number'
import { timeAxes } from './axes'
import { loneDots, withGaps } from './gaps'
import { limitSeries, limitsInReach, type Limits } from './limits'
import { endsOfPercent } from './percent'
import { tooltipCard } from './tooltip'

export interface ChartData {
  /** The theme whose colours it has. */
  theme: string
  name: string
  unit: string | null
  points: SeriesPoint[]
  anomalies: Anomaly[]
  limits?: Limits
  from: number
  to: number
  gap: number
  zone?: string
  colour: string
  width: number
}

/** One metric over time: its mean as a line, the range between least and most as a tint behind it. */
export function timeOption(data: ChartData): EChartsCoreOption {
  const { points, anomalies, from, to, gap, zone, unit, width } = data
  const colours = readColours(['ink', 'surface', 'critical-fill', data.colour])
  const colour = colours[data.colour]!
  const { label, splitLine, ...axes } = timeAxes(data)
  const limits = limitsInReach(data.limits, points)
  const mean = withGaps(points, gap, (point) => point.avg)
  const quiet = { type: 'line', symbol: 'none', silent: true, animation: false, emphasis: { disabled: true } }
  return {
    ...axes,
    tooltip: {
      ...axes.tooltip,
      formatter: (params: unknown) =>
        tooltipCard(params, { points, anomalies, limits: data.limits, unit, zone, reach: ((to - from) / width) * 6 }),
    },
    yAxis: {
      type: 'value',
      scale: true,
      ...(unit === '%' && endsOfPercent(points)),
      splitNumber: 3,
      axisLabel: { ...label, formatter: (value: number) => figure(value).replace('-', '−') },
      splitLine,
    },
    series: [
      {
        ...quiet,
        id: 'least',
        stack: 'range',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        data: withGaps(points, gap, (point) => point.min),
      },
      {
        ...quiet,
        id: 'range',
        stack: 'range',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        areaStyle: { color: colour, opacity: 0.16 },
        data: withGaps(points, gap, (point) => point.max - point.min),
      },
      {
        id: 'mean',
        type: 'line',
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: false,
        lineStyle: { color: colour, width: 1.6 },
        itemStyle: { color: colour },
        emphasis: { lineStyle: { width: 1.6 } },
        data: mean,
      },
      {
        id: 'lone',
        type: 'scatter',
        symbolSize: 5,
        silent: true,
        animation: false,
        tooltip: { show: false },
        itemStyle: { color: colour },
        data: loneDots(mean),
      },
      { ...quiet, id: 'limits', lineStyle: { opacity: 0 }, ...limitSeries(limits, from, colours['critical-fill']!) },
      {
        id: 'anomalies',
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 10,
        silent: true,
        animation: false,
        z: 5,
        // What the crosshair says of an anomaly is said beside the reading it stands at.
        tooltip: { show: false },
        itemStyle: { color: colours.surface, borderColor: colours.ink, borderWidth: 1.5 },
        data: anomalies.map(({ at, value }) => [Date.parse(at), value]),
      },
    ],
  }
}
