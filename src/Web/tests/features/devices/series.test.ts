import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { Reading, Series } from '@/api/types'
import { appendPoint, mergeIntoSeries, metricOf, seriesQuery } from '@/features/devices/series'

const at = (second: number) => new Date(second * 1000).toISOString()
const point = (second: number, value: number, count = 1) => ({ at: at(second), min: value, avg: value, max: value, count })
const reading = (second: number, temperature: number): Reading => ({
  at: at(second),
  battery: null,
  signal: null,
  temperature,
  online: true,
  // The document does not say yet that these are numbers by name.
  metrics: { humidity: 61 } as unknown as Reading['metrics'],
})

test('A value within the last bucket changes its mean and its range', () => {
  const [bucket] = appendPoint([point(60, 10, 3)], at(90), 14, 60)
  expect(bucket).toEqual({ at: at(60), min: 10, avg: 11, max: 14, count: 4 })
})

test('A value after the last bucket opens the next one, on the grid of buckets', () => {
  expect(appendPoint([point(60, 10)], at(131), 12, 60).at(-1)).toEqual(point(120, 12))
})

test('A value older than the last bucket does not rewrite history', () => {
  const points = [point(60, 10)]
  expect(appendPoint(points, at(30), 99, 60)).toBe(points)
})

test('A reading moves rolling charts and leaves fixed ones alone', () => {
  const queries = new QueryClient()
  const rolling = seriesQuery('d', 'temperature', { seconds: 3600 }).queryKey
  const fixed = seriesQuery('d', 'temperature', { from: 0, to: 3_600_000 }).queryKey
  const series: Series = { metric: 'temperature', unit: '°C', stepSeconds: 60, points: [point(0, 20), point(3600, 21)] }
  queries.setQueryData(rolling, series)
  queries.setQueryData(fixed, series)
  mergeIntoSeries(queries, 'd', reading(3700, 23))
  expect(queries.getQueryData<Series>(rolling)!.points.map((one) => one.avg)).toEqual([21, 23])
  expect(queries.getQueryData(fixed)).toBe(series)
})

test('Own metrics of a device are found by name, and line state counts as one or nothing', () => {
  expect(metricOf(reading(0, 20), 'humidity')).toBe(61)
  expect(metricOf(reading(0, 20), 'online')).toBe(1)
  expect(metricOf(reading(0, 20), 'battery')).toBeNull()
})

test('What a page asks for in the same moment is asked in one request', async () => {
  const fetch = vi.fn((request: Request) => {
    const metrics = new URL(request.url).searchParams.get('metric')!.split(',')
    return Promise.resolve(Response.json({ items: metrics.map((metric) => ({ metric, unit: '', stepSeconds: 60, points: [] })) }))
  })
  vi.stubGlobal('fetch', fetch)
  const queries = new QueryClient()
  const span = { seconds: 3_600 }
  const answers = await Promise.all(['battery', 'vibration', 'online'].map((metric) => queries.fetchQuery(seriesQuery('d1', metric, span))))
  expect(answers.map(({ metric }) => metric)).toEqual(['battery', 'vibration', 'online'])
  expect(fetch).toHaveBeenCalledTimes(1)

  await queries.fetchQuery(seriesQuery('d2', 'battery', span))
  expect(fetch).toHaveBeenCalledTimes(2)
})
