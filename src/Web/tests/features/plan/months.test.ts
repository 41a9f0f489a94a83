import { expect, test } from 'vitest'
import { monthBefore } from '@/features/plan/months'

test('The month before January is December of the year before', () => {
  expect(monthBefore(new Date('2026-01-31T12:00:00Z'), 1)).toBe('2025-12')
})

test('On the last day of a long month the month before is not skipped', () => {
  expect(monthBefore(new Date('2026-03-31T23:59:00Z'), 1)).toBe('2026-02')
})
