import { expect, test } from 'vitest'
import { bandOf } from '@/features/tickets/risk/bands'
import { percent, points } from '@/features/tickets/risk/points'
import { weekOf } from '@/features/tickets/risk/week'

test('a part of a probability is told with its sign, a whole one without', () => {
  expect(points(0.1234)).toBe('+12.34')
  expect(points(-0.031)).toBe('−3.10')
  expect(points(0.7, true)).toBe('70.00\u00a0%')
})

test('a probability is rounded down, as the queue does, and never because of how numbers are kept', () => {
  expect(percent(0.6999)).toBe(69)
  expect(percent(0.29)).toBe(29)
  expect(percent(0.57)).toBe(57)
})

test('the bands begin where the server says', () => {
  expect([39, 40, 69, 70, 79, 80].map(bandOf)).toEqual(['low', 'medium', 'medium', 'high', 'high', 'critical'])
})

test('a week is told by its days, in whichever zone they are read', () => {
  expect(weekOf({ from: '2026-11-09', until: '2026-11-15' }, 'en')).toMatch(/^Nov 9\s–\s15, 2026$/)
})
