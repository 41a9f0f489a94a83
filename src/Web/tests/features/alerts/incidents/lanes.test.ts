import { expect, test } from 'vitest'
import type { AlertLine } from '@/api/types'
import { lanesOf, phasesOf, secondsTo, stretchOf } from '@/features/alerts/incidents/page/lanes'

const noon = Date.parse('2026-11-21T12:00:00Z')
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()
const alert = (id: string, from: number, until?: number) =>
  ({
    alert: {
      ...{ id, severity: 'critical', startsAt: at(from), openedAt: at(from), acknowledgedAt: null, closedAt: null },
      ...{ state: until === undefined ? 'open' : 'resolved', resolvedAt: until === undefined ? null : at(until) },
    },
  }) as AlertLine
const times = (mitigated?: number, resolved?: number, reviewed?: number) => ({
  openedAt: at(0),
  mitigatedAt: mitigated === undefined ? null : at(mitigated),
  resolvedAt: resolved === undefined ? null : at(resolved),
  reviewedAt: reviewed === undefined ? null : at(reviewed),
})

test('Draws alerts in the order they began, until they were over or until now', () => {
  const lanes = lanesOf([alert('late', 5), alert('early', 1, 9)], noon + 20 * 60_000)
  expect(lanes.map(({ id, until, goesOn }) => [id, new Date(until).toISOString(), goesOn])).toEqual([
    ['early', at(9), false],
    ['late', at(20), true],
  ])
})

test('Is open until it does no more harm, then mitigated until it is over', () => {
  const phases = phasesOf(times(10, 30, 40), noon + 10 * 86_400_000)
  expect(phases.map(({ state, from, until }) => [state, (from - noon) / 60_000, (until - noon) / 60_000])).toEqual([
    ['open', 0, 10],
    ['mitigated', 10, 30],
    ['resolved', 30, 40],
  ])
})

test('Goes on until now while nobody has said that it is over', () => {
  expect(phasesOf(times(), noon + 60_000)).toEqual([{ state: 'open', from: noon, until: noon + 60_000 }])
})

test('Has no stretch for what was skipped', () => {
  expect(phasesOf(times(30, 30), noon + 3_600_000).map(({ state }) => state)).toEqual(['open', 'resolved'])
})

test('Shows all of it, and not the days since', () => {
  const lanes = lanesOf([alert('a', -10, 25)], noon)
  const { from, until } = stretchOf(times(10, 30), lanes, [noon + 12 * 60_000], noon + 9 * 86_400_000)
  expect(from).toBeLessThan(noon - 10 * 60_000)
  expect(until).toBeGreaterThan(noon + 30 * 60_000)
  expect(until).toBeLessThan(noon + 60 * 60_000)
})

test('Says how long it took', () => {
  expect(secondsTo(times(10, 30))).toEqual({ mitigated: 600, resolved: 1800 })
  expect(secondsTo(times())).toEqual({ mitigated: undefined, resolved: undefined })
})
