import { describe, expect, test } from 'vitest'
import { absoluteTime, clockTime, dayName, duration, knownZone, relativeTime } from '@/lib/time'

const now = Date.parse('2026-11-20T10:00:00Z')
const before = (seconds: number) => now - seconds * 1000

describe('Relative time', () => {
  test.each([
    [0, 'just now'],
    [-4, 'just now'],
    [4, '4s ago'],
    [12, '12s ago'],
    [59, '59s ago'],
    [60, '1m ago'],
    [3_599, '59m ago'],
    [7_300, '2h ago'],
    [86_400 * 3, '3d ago'],
    [-3_600, 'in 1h'],
  ])('%d seconds ago reads %s', (seconds, text) => {
    expect(relativeTime(before(seconds), now)).toBe(text)
  })
})

describe('Absolute time', () => {
  test('is told on the wall clock of the place', () => {
    expect(absoluteTime('2026-11-20T10:00:05Z', 'Europe/Berlin')).toMatch(/^Fri 20 Nov 2026, 11:00:05 /)
    expect(absoluteTime('2026-11-20T10:00:05Z', 'Asia/Tokyo')).toMatch(/19:00:05 /)
    expect(clockTime('2026-11-20T10:00:05Z', 'Asia/Kolkata')).toBe('15:30')
  })

  test('names the zone, so that nobody has to guess', () => {
    expect(absoluteTime('2026-11-20T10:00:05Z', 'UTC')).toMatch(/UTC$/)
  })
})

describe('The name of a day', () => {
  test('follows the calendar of the place, not of the reader', () => {
    expect(dayName('2026-11-19T23:30:00Z', now, 'UTC')).toBe('Yesterday')
    expect(dayName('2026-11-19T23:30:00Z', now, 'Europe/Berlin')).toBe('Today')
  })

  test('tells the year when it is another one', () => {
    expect(dayName('2025-11-19T12:00:00Z', now, 'UTC')).toContain('2025')
  })
})

test.each([
  [15, '15 s'],
  [300, '5 min'],
  [9_000, '2 h 30 min'],
  [86_400, '1 d'],
])('%d seconds last %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test('A zone this browser does not know falls back to its own', () => {
  expect(knownZone('Mars/Olympus_Mons')).toBeUndefined()
  expect(knownZone('Europe/Lisbon')).toBe('Europe/Lisbon')
})
