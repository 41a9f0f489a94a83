import { expect, test } from 'vitest'
import { joinStretches } from '@/components/chart/AvailabilityStrip'

const point = (second: number, min: number, max = min) => ({
  at: new Date(second * 1000).toISOString(),
  min,
  avg: (min + max) / 2,
  max,
  count: 2,
})

test('Neighbours of one state join, a change starts a new stretch, silence stays empty', () => {
  const stretches = joinStretches([point(0, 1), point(60, 1), point(120, 0), point(180, 0, 1), point(900, 1)], 60_000, 150_000)
  expect(stretches).toEqual([
    { from: 0, to: 120_000, state: 'on' },
    { from: 120_000, to: 180_000, state: 'off' },
    { from: 180_000, to: 240_000, state: 'mixed' },
    { from: 900_000, to: 960_000, state: 'on' },
  ])
})
