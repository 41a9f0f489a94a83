import { expect, test } from 'vitest'
import { choose, chosenCount, isChosen, nothing } from '@/components/table/selection'

test('Rows are chosen and let go one by one', () => {
  const two = choose(nothing, ['a', 'b'], true)
  expect(chosenCount(two, 10)).toBe(2)
  expect(isChosen(choose(two, ['a'], false), 'a')).toBe(false)
})

test('All rows are chosen without knowing them, but for those let go', () => {
  const all = choose({ all: true, keys: new Set() }, ['a'], false)
  expect(isChosen(all, 'a')).toBe(false)
  expect(isChosen(all, 'never fetched')).toBe(true)
  expect(chosenCount(all, 100_000)).toBe(99_999)
})

test('What was let go of all can be chosen again', () => {
  const all = choose(choose({ all: true, keys: new Set() }, ['a'], false), ['a'], true)
  expect(all).toEqual({ all: true, keys: new Set() })
})
