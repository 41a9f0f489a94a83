import { expect, test } from 'vitest'
import type { HandlingTimes, NoiseHour } from '@/api/types'
import { bucketsOf, leastOf, placeOn, standingOf, togetherOf } from '@/features/alerts/noise/figures'

const hour = 3_600_000
const noon = Date.parse('2026-11-21T12:00:00Z')
const counted = (at: number, alerts: number, notifications: number) =>
  ({ beginsAt: new Date(at).toISOString(), noise: { alerts, notifications } }) as NoiseHour
const times = (acknowledged: number, toAcknowledge: number | null, resolved: number, toResolve: number | null) =>
  ({ acknowledged, resolved, meanSecondsToAcknowledge: toAcknowledge, meanSecondsToResolve: toResolve }) as HandlingTimes

test.each([
  [39.9, 'below'],
  [40, 'within'],
  [60, 'within'],
  [60.1, 'above'],
  [-20, 'below'],
])('Says of a reduction of %s %% that it is %s what is asked for', (reduction, standing) => {
  expect(standingOf(reduction)).toBe(standing)
})

test('Has a place for each hour, those without anything too', () => {
  const buckets = bucketsOf([counted(noon, 3, 1), counted(noon + 2 * hour, 1, 2)], noon, noon + 3 * hour, 'hour')
  expect(buckets.map(({ alerts, notifications }) => [alerts, notifications])).toEqual([
    [3, 1],
    [0, 0],
    [1, 2],
  ])
})

test('Puts the hours of a day together', () => {
  const buckets = bucketsOf(
    [counted(noon, 3, 1), counted(noon + 2 * hour, 1, 2), counted(noon + 13 * hour, 5, 0)],
    noon,
    noon + 14 * hour,
    'day',
  )
  expect(buckets.map(({ alerts }) => alerts)).toEqual([4, 5])
})

test('Leaves out what is outside', () => {
  expect(bucketsOf([counted(noon - hour, 9, 9)], noon, noon + hour, 'hour')).toEqual([{ at: noon, alerts: 0, notifications: 0 }])
})

test('Weighs means by how often it happened', () => {
  expect(togetherOf([times(1, 100, 3, 60), times(3, 20, 0, null)])).toEqual({
    acknowledged: 4,
    resolved: 3,
    toAcknowledge: 40,
    toResolve: 60,
  })
  expect(togetherOf([times(0, null, 0, null)]).toAcknowledge).toBeUndefined()
})

test('Begins its scale below zero where people hear more than there is', () => {
  expect([leastOf(-3), leastOf(50)]).toEqual([-100, 0])
  expect([placeOn(-100, 0), placeOn(0, 50), placeOn(-100, -300)]).toEqual([0.5, 0.5, 0])
})
