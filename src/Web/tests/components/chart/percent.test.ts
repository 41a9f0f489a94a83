import { expect, test } from 'vitest'
import { endsOfPercent } from '@/components/chart/percent'

const between = (min: number, max: number) => [{ at: '2026-01-01T00:00:00Z', min, avg: (min + max) / 2, max, count: 2 }]

test('An axis ends at a hundred percent, not beyond', () => expect(endsOfPercent(between(60, 100))).toEqual({ max: 100 }))

test('An axis begins at nothing where that is near', () => expect(endsOfPercent(between(3, 40))).toEqual({ min: 0 }))

test('Values in the middle are drawn as large as they can be', () => expect(endsOfPercent(between(40, 60))).toEqual({}))

test('What is measured beyond stays to be seen', () => expect(endsOfPercent(between(-2, 104))).toEqual({}))
