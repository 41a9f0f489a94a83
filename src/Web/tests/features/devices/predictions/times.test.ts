import { expect, test } from 'vitest'
import { between } from '@/features/devices/predictions/times'

const now = Date.parse('2026-11-20T10:00:00Z')

test('A stretch within a day names the day once, by the calendar of the place', () => {
  expect(between('2026-11-20T11:00:00Z', '2026-11-20T14:30:00Z', now, 'Europe/Berlin')).toBe('Today 12:00 – 15:30')
})

test('A stretch over midnight names both days', () => {
  expect(between('2026-11-20T20:00:00Z', '2026-11-21T02:00:00Z', now, 'UTC')).toBe('Today 20:00 – Sat 21 Nov 02:00')
})

test('Two times that are almost the same are one', () => {
  expect(between('2026-11-20T20:00:00Z', '2026-11-20T20:01:00Z', now, 'UTC')).toBe('Today 20:00')
})
