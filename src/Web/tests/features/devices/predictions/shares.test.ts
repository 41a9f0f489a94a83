import { expect, test } from 'vitest'
import { sharesOf } from '@/features/devices/predictions/shares'

const reason = (contribution: number, text = 'Battery at 9 %.') => ({ signal: 'battery', value: 9, unit: '%', text, contribution })
const sum = (contributions: number[]) =>
  sharesOf(contributions.map((one) => reason(one))).reduce((total, { percent }) => total + percent, 0)

test('What is too small to be told stands last, without words', () => {
  expect(sharesOf([reason(0.6), reason(0.3)])).toEqual([
    { percent: 60, text: 'Battery at 9 %.' },
    { percent: 30, text: 'Battery at 9 %.' },
    { percent: 10, text: null },
  ])
})

test.each([[[0.335, 0.335, 0.335]], [[0.33, 0.33, 0.33]], [[1]], [[0.5, 0.2, 0.1, 0.05]]])(
  'Shares of %j are a hundred together',
  (shares) => {
    expect(sum(shares)).toBe(100)
  },
)

test('Rounding is no reason of its own', () => {
  expect(sharesOf([reason(0.33), reason(0.33), reason(0.33)])).toHaveLength(3)
})

test('Without reasons there is nothing to share', () => {
  expect(sharesOf([])).toEqual([])
})
