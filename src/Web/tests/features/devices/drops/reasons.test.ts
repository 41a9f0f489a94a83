import { expect, test } from 'vitest'
import type { Drop } from '@/api/types'
import { barCount, byReason } from '@/features/devices/drops/reasons'

const [from, to] = [Date.parse('2026-03-01T00:00:00Z'), Date.parse('2026-03-03T00:00:00Z')]
const drop = (reason: string, hourAt: string, count: number, example = ''): Drop => ({ reason, hourAt, count, lastAt: hourAt, example })

test('hours of one reason become one line with their sum and the latest example', () => {
  const [only, ...none] = byReason(
    [
      drop('reading.too-old', '2026-03-01T05:00:00Z', 3, 'the first'),
      drop('reading.too-old', '2026-03-02T05:00:00Z', 4, 'the last'),
      drop('reading.too-old', '2026-03-01T09:00:00Z', 1, 'one between'),
    ],
    from,
    to,
  )
  expect(none).toEqual([])
  expect(only).toMatchObject({ count: 8, example: 'the last', lastAt: '2026-03-02T05:00:00Z' })
})

test('what was lost stands before what was only sent twice', () => {
  const drops = [drop('reading.duplicate', '2026-03-01T05:00:00Z', 900), drop('reading.malformed', '2026-03-01T05:00:00Z', 1)]
  expect(byReason(drops, from, to).map(({ code }) => code)).toEqual(['reading.malformed', 'reading.duplicate'])
})

test('an hour that began before the time looked at counts in its first bar', () => {
  const [reason] = byReason([drop('reading.empty', '2026-02-28T23:00:00Z', 2), drop('reading.empty', '2026-03-02T23:00:00Z', 5)], from, to)
  expect(reason?.bars[0]).toBe(2)
  expect(reason?.bars[barCount - 1]).toBe(5)
})
