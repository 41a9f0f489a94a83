import type { EChartsCoreOption } from 'echarts/core'
import type { Anomaly, SeriesPoint } from '@/api/types'
import { figure } from '@/lib/number'
import { withGaps } from './gaps'
import { tickLabel, timeTicks } from './ticks'
import { tooltipCard } from './tooltip'

export interface ChartData {
  name: string
  unit: string | null
  points: SeriesPoint[]
  anomalies: Anomaly[]
  from: number
  to: number
  gap: number
  zone?: string
  colour: string
  width: number
}

/** Token values, because a canvas cannot read CSS variables. */
export function readColours(names: string[]): Record<string, string> {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
}

/** One metric over time: its mean as a line, the range between least and most as a tint behind it. */
export function timeOption(data: ChartData): EChartsCoreOption {
  const { points, anomalies, from, to, gap, zone, unit, width } = data
  const colours = readColours(['ink', 'surface', 'ink-faint', 'line', 'line-strong', data.colour])
  const colour = colours[data.colour]!
  const label = { color: colours['ink-faint'], fontSize: 11, fontFamily: getComputedStyle(document.body).fontFamily }
  const ticks = timeTicks(from, to, Math.max(2, Math.floor(width / 90)), zone)
  const quiet = { type: 'line', symbol: 'none', silent: true, animation: false, emphasis: { disabled: true } }
  return {
    animation: false,
    grid: { left: 44, right: 12, top: 8, bottom: 22 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      className: 'chart-tooltip',
      padding: 0,
      borderWidth: 0,
      backgroundColor: 'transparent',
      extraCssText: 'box-shadow:none',
      axisPointer: { type: 'line', lineStyle: { color: colours['line-strong'], type: 'solid' }, snap: false },
      formatter: (params: unknown) => tooltipCard(params, { points, anomalies, unit, zone, reach: ((to - from) / width) * 6 }),
    },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false, customValues: ticks },
      axisLabel: { ...label, customValues: ticks, hideOverlap: true, formatter: (at: number) => tickLabel(at, to - from, zone) },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      axisLabel: { ...label, formatter: (value: number) => figure(value).replace('-', '−') },
      splitLine: { lineStyle: { color: colours.line, type: [2, 4] } },
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
        showSymbol: points.length < 3,
        lineStyle: { color: colour, width: 1.6 },
        itemStyle: { color: colour },
        emphasis: { lineStyle: { width: 1.6 } },
        data: withGaps(points, gap, (point) => point.avg),
      },
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
