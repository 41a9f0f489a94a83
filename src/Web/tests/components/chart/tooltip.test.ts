import { expect, test } from 'vitest'
import type { Anomaly } from '@/api/types'
import { nearest, tooltipCard } from '@/components/chart/tooltip'

const at = Date.parse('2026-11-20T10:00:00Z')
const anomaly = (minutes: number): Anomaly => ({
  metric: 'temperature',
  at: new Date(at + minutes * 60_000).toISOString(),
  value: 31,
  expected: 4,
  score: 0.9,
})
const points = [{ at: new Date(at).toISOString(), count: 1, avg: 30, min: 30, max: 30 }]
const params = [{ seriesId: 'mean', value: [at, 30] }]

test('The crosshair points at the anomaly closest to it', () => {
  const far = anomaly(-9)
  const close = anomaly(4)
  expect(nearest([far, close], at, 10 * 60_000)).toBe(close)
})

test('An anomaly out of reach is not pointed at', () => {
  expect(nearest([anomaly(11)], at, 10 * 60_000)).toBeUndefined()
})

test('The card of a reading beside an anomaly says what was read and what was expected', () => {
  const card = tooltipCard(params, { points, anomalies: [anomaly(1)], unit: '°C', reach: 120_000 }) as HTMLElement
  expect(card).toHaveTextContent('Unusual: 31 °C, expected 4 °C')
})

test('The card of an ordinary reading says nothing unusual', () => {
  const card = tooltipCard(params, { points, anomalies: [], unit: '°C', reach: 120_000 }) as HTMLElement
  expect(card).not.toHaveTextContent('Unusual')
})

test('The card of a reading beyond a limit names the limit', () => {
  const card = tooltipCard(params, { points, anomalies: [], limits: { min: null, max: 25 }, unit: '°C', reach: 120_000 }) as HTMLElement
  expect(card).toHaveTextContent('Beyond the limit of 25 °C')
})
