import { expect, test } from 'vitest'
import { placeOf, type Rows } from '@/components/table/rows'

const key = (row: string) => row
const sparse: Rows<string> = { length: 100_000, at: (index) => (index >= 40_000 && index < 40_100 ? `row ${index}` : undefined) }

test('A row that moved a little is found where it stands now', () => {
  expect(placeOf(['b', 'c', 'a'], key, 'a', 0)).toBe(2)
  expect(placeOf(sparse, key, 'row 40050', 40_044)).toBe(40_050)
})

test('A row that is gone leaves the reader where it was, within the list', () => {
  expect(placeOf(['a', 'b'], key, 'gone', 1)).toBe(1)
  expect(placeOf(['a', 'b'], key, 'gone', 7)).toBe(1)
})
