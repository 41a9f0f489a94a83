import { readColours } from '@/lib/colours'
import { tickLabel, timeTicks } from './ticks'

interface TimeWindow {
  from: number
  to: number
  zone?: string
  width: number
}

/** What all charts over time share: where they lie, their time axis, and how their crosshair looks. */
export function timeAxes({ from, to, zone, width }: TimeWindow) {
  const colours = readColours(['ink-faint', 'line', 'line-strong'])
  const label = { color: colours['ink-faint'], fontSize: 11, fontFamily: getComputedStyle(document.body).fontFamily }
  const ticks = timeTicks(from, to, Math.max(2, Math.floor(width / 90)), zone)
  return {
    label,
    splitLine: { lineStyle: { color: colours.line, type: [2, 4] } },
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
  }
}
