import { expect, test } from 'vitest'
import { gapLength, loneDots, withGaps } from '@/components/chart/gaps'

const point = (second: number, avg = 1) => ({ at: new Date(second * 1000).toISOString(), min: avg, avg, max: avg, count: 1 })

test('Silence longer than the gap breaks the line', () => {
  const dots = withGaps([point(0), point(60), point(600)], 150_000, (one) => one.avg)
  expect(dots).toEqual([
    [0, 1],
    [60_000, 1],
    [60_001, null],
    [600_000, 1],
  ])
})

test('The usual distance between readings does not', () => {
  expect(withGaps([point(0), point(60), point(120)], 150_000, (one) => one.avg)).toHaveLength(3)
})

test('A device that reports rarely needs a longer silence than one that reports often', () => {
  expect(gapLength(60, 300)).toBe(750_000)
  expect(gapLength(600, 30)).toBe(1_500_000)
})

test('A reading with silence on both sides is a dot of its own', () => {
  const dots = withGaps([point(0), point(600), point(660), point(2000)], 150_000, (one) => one.avg)
  expect(loneDots(dots)).toEqual([
    [0, 1],
    [2_000_000, 1],
  ])
})
