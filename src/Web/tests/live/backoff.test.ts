import { expect, test } from 'vitest'
import { backoff } from '@/live/backoff'

test('Waiting doubles up to a ceiling', () => {
  const longest = Array.from({ length: 8 }, (_, attempt) => backoff(attempt, () => 1))
  expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000, 15000])
})

test('Chance spreads the returns but never to nothing', () => {
  expect(backoff(3, () => 0)).toBe(1000)
})
