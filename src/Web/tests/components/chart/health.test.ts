import { expect, test } from 'vitest'
import type { HealthPoint } from '@/api/types'
import { dotsOf, healthCard, healthSummary, stretchesOf } from '@/components/chart/health'

const start = Date.parse('2026-11-20T10:00:00Z')
const minute = 60_000
const point = (minutes: number, score: number | null, band: HealthPoint['band'], reason: HealthPoint['reason'] = null): HealthPoint => ({
  at: new Date(start + minutes * minute).toISOString(),
  score,
  band,
  reason,
})
const points = [
  point(0, 92, 'healthy'),
  point(10, 74, 'warning', 'signal'),
  point(20, 66, 'warning', 'battery'),
  point(30, null, 'unknown'),
  point(40, 88, 'healthy'),
]
const stretches = stretchesOf(points, start + 60 * minute)
const below = (minutes: number) => healthCard([{ axisValue: start + minutes * minute }], stretches, 'Europe/Berlin') as HTMLElement

test('A point holds until the next, the last one until the end', () => {
  expect(stretches.map(({ from, to }) => (to - from) / minute)).toEqual([10, 10, 10, 10, 20])
})

test('The area of a band is level, and broken where the device was in another', () => {
  const dots = dotsOf(stretches, 'healthy').map(([at, score]) => [(at - start) / minute, score])
  expect(dots).toEqual([
    [0, 92],
    [10, 92],
    [40, null],
    [40, 88],
    [60, 88],
  ])
})

test('While nobody knew there is no score to draw', () => {
  expect(dotsOf(stretches, 'unknown')).toEqual([])
})

test('The crosshair says score, band, what cost most, and since when it is in the band', () => {
  expect(below(25)).toHaveTextContent('66 · Warning')
  expect(below(25)).toHaveTextContent('Battery costs most')
  expect(below(25)).toHaveTextContent('warning since Fri 20 Nov 2026, 11:10:00')
})

test('While nobody knew the crosshair claims no score', () => {
  expect(below(35).firstChild).toHaveTextContent(/^Unknown$/)
})

test('The chart in words says how low it went and where it is', () => {
  expect(healthSummary(points)).toBe('Health: between 66 and 92, last 88, healthy')
})
