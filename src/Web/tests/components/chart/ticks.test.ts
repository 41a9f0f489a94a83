import { expect, test } from 'vitest'
import { tickLabel, timeTicks } from '@/components/chart/ticks'

const day = 86_400_000
const hour = 3_600_000

test('Ticks are round hours of the site, not of the reader', () => {
  const from = Date.parse('2026-11-20T00:00:00Z')
  const labels = timeTicks(from, from + day, 8, 'Asia/Kolkata').map((tick) => tickLabel(tick, day, 'Asia/Kolkata'))
  expect(labels).toEqual(['06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '21 Nov', '03:00'])
})

test('They stay round across the end of summer time', () => {
  const from = Date.parse('2026-10-24T22:00:00Z')
  const labels = timeTicks(from, from + 30 * hour, 6, 'Europe/Berlin').map((tick) => tickLabel(tick, 30 * hour, 'Europe/Berlin'))
  expect(labels).toEqual(['25 Oct', '06:00', '12:00', '18:00', '26 Oct'])
})

test('There are never more than asked for', () => {
  for (const span of [hour, 6 * hour, day, 7 * day, 30 * day, 90 * day]) expect(timeTicks(0, span, 6, 'UTC').length).toBeLessThanOrEqual(7)
})
