import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Reading, Series, SeriesPoint } from '@/api/types'
import { deviceKeys } from './queries'

const maxPoints = 360

export interface Span {
  /** A rolling length in seconds, or undefined when the ends are fixed. */
  seconds?: number
  from?: number
  to?: number
}

/** The instants a span covers as of now. */
export function ends(span: Span, now: number): { from: number; to: number } {
  if (span.from !== undefined && span.to !== undefined) return { from: span.from, to: span.to }
  return { from: now - (span.seconds ?? 86_400) * 1000, to: now }
}

export const isRolling = (span: Span) => span.from === undefined || span.to === undefined

export const seriesQuery = (id: string, metric: string, span: Span) =>
  queryOptions({
    queryKey: [...deviceKeys.series(id), metric, span],
    placeholderData: keepPreviousData,
    staleTime: isRolling(span) ? 60_000 : Number.POSITIVE_INFINITY,
    queryFn: () => askForSeries(id, metric, span),
  })

interface Asking {
  metrics: string[]
  answer: Promise<Series[]>
}

const asking = new Map<string, Asking>()

/** One metric of a device. What a page asks for in the same moment is asked in one request. */
async function askForSeries(id: string, metric: string, span: Span): Promise<Series> {
  const key = JSON.stringify([id, span])
  const one = asking.get(key) ?? beginAsking(key, id, span)
  one.metrics.push(metric)
  const found = (await one.answer).find((series) => series.metric === metric)
  if (!found) throw new Error(`The answer has no series of ${metric}.`)
  return found
}

function beginAsking(key: string, id: string, span: Span): Asking {
  const metrics: string[] = []
  const ask = async () => {
    asking.delete(key)
    const { from, to } = ends(span, Date.now())
    const query = { metric: metrics.join(','), from: new Date(from).toISOString(), to: new Date(to).toISOString(), points: maxPoints }
    return (await body(api.GET('/v1/devices/{id}/charts', { params: { path: { id }, query } }))).items
  }
  const one = { metrics, answer: new Promise<void>((done) => setTimeout(done)).then(ask) }
  asking.set(key, one)
  return one
}

/** The value of a metric in a reading, whether built in or of the device's own type. */
export function metricOf(reading: Reading, metric: string): number | null {
  if (metric === 'online') return reading.online === null ? null : reading.online ? 1 : 0
  if (metric === 'battery' || metric === 'signal' || metric === 'temperature') return reading[metric]
  return reading.metrics?.[metric] ?? null
}

/** Adds one value to a series: into the bucket it belongs to, or as a new last one. */
export function appendPoint(points: SeriesPoint[], at: string, value: number, stepSeconds: number): SeriesPoint[] {
  const last = points.at(-1)
  const instant = Date.parse(at)
  const step = Math.max(1, stepSeconds) * 1000
  if (last && instant < Date.parse(last.at)) return points
  if (last && instant < Date.parse(last.at) + step) {
    const count = last.count + 1
    const avg = last.avg + (value - last.avg) / count
    return [...points.slice(0, -1), { at: last.at, count, avg, min: Math.min(last.min, value), max: Math.max(last.max, value) }]
  }
  const bucket = new Date(Math.floor(instant / step) * step).toISOString()
  return [...points, { at: bucket, count: 1, avg: value, min: value, max: value }]
}

/** Lets every rolling chart of the device move with a reading. */
export function mergeIntoSeries(queries: QueryClient, id: string, reading: Reading): void {
  for (const [key, series] of queries.getQueriesData<Series>({ queryKey: deviceKeys.series(id) })) {
    const span = key.at(-1) as Span
    const value = metricOf(reading, String(key.at(-2)))
    if (!series || value === null || !isRolling(span)) continue
    const oldest = Date.parse(reading.at) - (span.seconds ?? 86_400) * 1000
    const points = appendPoint(series.points, reading.at, value, series.stepSeconds).filter((point) => Date.parse(point.at) >= oldest)
    queries.setQueryData<Series>(key, { ...series, points })
  }
}
