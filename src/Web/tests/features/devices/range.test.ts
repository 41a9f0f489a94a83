import { expect, test } from 'vitest'
import { readRange, shifted, widened } from '@/features/devices/range'

const now = Date.parse('2026-11-20T12:00:00Z')
const hour = 3_600_000

test('Without a word in the address the charts show the last day', () => {
  expect(readRange({})).toMatchObject({ name: '24h', seconds: 86_400 })
})

test.each([{ range: 'forever' }, { from: 'x', to: 'y' }, { from: '2026-11-20T12:00:00Z', to: '2026-11-19T12:00:00Z' }])(
  'Nonsense such as %o falls back to the last day',
  (search) => {
    expect(readRange(search).name).toBe('24h')
  },
)

test('Earlier moves by half the length, later never beyond the present', () => {
  expect(shifted({ seconds: 7200 }, -1, now)).toEqual({ from: '2026-11-20T09:00:00.000Z', to: '2026-11-20T11:00:00.000Z' })
  expect(shifted({ from: now - 3 * hour, to: now - hour / 2 }, 1, now).to).toBe('2026-11-20T12:00:00.000Z')
})

test('Zooming out doubles the length and stays out of the future', () => {
  expect(widened({ from: now - 2 * hour, to: now }, now)).toEqual({ from: '2026-11-20T09:00:00.000Z', to: '2026-11-20T12:00:00.000Z' })
})
