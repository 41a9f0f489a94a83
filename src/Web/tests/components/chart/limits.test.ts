import { expect, test } from 'vitest'
import { limitBeyond, limitsInReach } from '@/components/chart/limits'

const points = [
  { at: '2026-11-20T10:00:00Z', count: 1, avg: 20, min: 18, max: 22 },
  { at: '2026-11-20T10:05:00Z', count: 1, avg: 24, min: 22, max: 26 },
]

test('A limit near what was measured is drawn', () => {
  expect(limitsInReach({ min: null, max: 30 }, points)).toEqual({ min: null, max: 30 })
})

test('A limit far from it is not, because it would press the line flat', () => {
  expect(limitsInReach({ min: -40, max: 95 }, points)).toEqual({ min: null, max: null })
})

test('Without readings no limit is drawn', () => {
  expect(limitsInReach({ min: 0, max: 1 }, [])).toEqual({ min: null, max: null })
})

test('A value beyond a limit names the limit', () => {
  expect(limitBeyond({ min: 2, max: 8 }, 9)).toBe(8)
  expect(limitBeyond({ min: 2, max: 8 }, 1)).toBe(2)
  expect(limitBeyond({ min: 2, max: 8 }, 8)).toBeUndefined()
})
