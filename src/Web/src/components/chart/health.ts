import type { EChartsCoreOption } from 'echarts/core'
import type { HealthBand, HealthPoint } from '@/api/types'
import { bands } from '@/components/health/bands'
import { i18next } from '@/i18n'
import { readColours } from '@/lib/colours'
import { absoluteTime } from '@/lib/time'
import { timeAxes } from './axes'
import type { Dot } from './gaps'
import { line, newCard } from './tooltip'

/** How a device stood from one time until another. */
export interface Stretch extends Omit<HealthPoint, 'at'> {
  from: number
  to: number
  /** When it came into the band it is in, as far as one knows. */
  since: number
}

export interface HealthData {
  /** The theme whose colours it has. */
  theme: string
  points: HealthPoint[]
  from: number
  to: number
  zone?: string
  width: number
}

/** Points as stretches: each holds until the next, the last one until the end. */
export function stretchesOf(points: HealthPoint[], end: number): Stretch[] {
  const stretches: Stretch[] = []
  points.forEach(({ at, ...standing }, place) => {
    const from = Date.parse(at)
    const next = points[place + 1]
    const last = stretches.at(-1)
    const since = last?.band === standing.band ? last.since : from
    stretches.push({ ...standing, from, to: next ? Date.parse(next.at) : Math.max(from, end), since })
  })
  return stretches
}

/** The score of the stretches in one band as dots of an area: level, and broken where it is in another band. */
export function dotsOf(stretches: Stretch[], band: HealthBand): Dot[] {
  const dots: Dot[] = []
  for (const { from, to, score, band: other } of stretches) {
    if (other !== band || score === null) continue
    if (dots.length > 0 && dots.at(-1)![0] < from) dots.push([from, null])
    dots.push([from, score], [to, score])
  }
  return dots
}

/** The score over time as areas in the colours of the bands; while nobody knew, a tint. */
export function healthOption(data: HealthData): EChartsCoreOption {
  const { points, zone, to } = data
  const colours = readColours(bands.map((band) => `${band}-fill` as const))
  const { label, splitLine, ...axes } = timeAxes(data)
  const stretches = stretchesOf(points, to)
  const unknown = stretches.filter(({ score }) => score === null)
  const quiet = { type: 'line', symbol: 'none', silent: true, animation: false, emphasis: { disabled: true } }
  return {
    ...axes,
    tooltip: { ...axes.tooltip, formatter: (params: unknown) => healthCard(params, stretches, zone) },
    yAxis: { type: 'value', min: 0, max: 100, interval: 50, axisLabel: label, splitLine },
    series: [
      {
        ...quiet,
        id: 'crosshair',
        lineStyle: { opacity: 0 },
        data: everyTime(stretches, data),
        markArea: {
          silent: true,
          animation: false,
          itemStyle: { color: colours['unknown-fill'], opacity: 0.16 },
          data: unknown.map(({ from, to: until }) => [{ xAxis: from }, { xAxis: until }]),
        },
      },
      ...bands.map((band) => ({
        ...quiet,
        id: band,
        lineStyle: { color: colours[`${band}-fill`], width: 1.6 },
        areaStyle: { color: colours[`${band}-fill`], opacity: 0.22 },
        data: dotsOf(stretches, band),
      })),
    ],
  }
}

/** A dot for every other pixel, since the crosshair stands only where dots are; those without a score as well. */
function everyTime(stretches: Stretch[], { from, to, width }: HealthData): Dot[] {
  const step = ((to - from) / width) * 2
  return stretches.flatMap((stretch) => {
    const dots: Dot[] = []
    for (let at = Math.max(from, stretch.from); at < Math.min(to, stretch.to); at += step) dots.push([at, stretch.score ?? 0])
    return dots
  })
}

/** How the device stood below the crosshair: score and band, what cost most, since when. */
export function healthCard(params: unknown, stretches: Stretch[], zone?: string): HTMLElement | string {
  const at = (params as { axisValue: number }[])[0]?.axisValue
  const stretch = at === undefined ? undefined : stretches.find(({ from, to }) => from <= at && at <= to)
  if (!stretch) return ''
  const { score, band, reason, since } = stretch
  const card = newCard()
  const word = i18next.t(`health.${band}`)
  line(card, score === null ? word : `${score} · ${word}`, 'text-sm font-semibold text-ink')
  if (reason && band !== 'unknown') line(card, i18next.t('charts.costsMost', { signal: i18next.t(`signal.${reason}`) }))
  line(card, i18next.t('charts.since', { band: word.toLowerCase(), time: absoluteTime(since, zone) }))
  return card
}

/** The chart in words, for who cannot see it. */
export function healthSummary(points: HealthPoint[]): string {
  const scores = points.flatMap(({ score }) => (score === null ? [] : [score]))
  const last = points.at(-1)
  const words = {
    least: Math.min(...scores),
    most: Math.max(...scores),
    last: last?.score ?? '–',
    band: i18next.t(`health.${last?.band ?? 'unknown'}`).toLowerCase(),
  }
  return i18next.t(scores.length === 0 ? 'charts.healthUnknown' : 'charts.healthOf', words)
}
