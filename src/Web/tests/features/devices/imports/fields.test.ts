import { expect, test } from 'vitest'
import { isMapped, looksLikeFormula, takenFields, withColumn } from '@/features/devices/imports/fields'

test('A column is taken as one thing only', () => {
  const mapping = withColumn({ name: 0, serial: 1 }, 'tags', 1)
  expect(mapping).toMatchObject({ name: 0, serial: null, tags: 1 })
  expect(withColumn(mapping, 'name', null).name).toBeNull()
})

test('What is taken is shown in the order people think of it, whatever the order in the file', () => {
  expect(takenFields({ tags: 0, name: 3, site: null })).toEqual([
    { field: 'name', column: 3 },
    { field: 'tags', column: 0 },
  ])
})

test('A table needs a column that says which device a line is about', () => {
  expect(isMapped({ site: 0, type: 1 })).toBe(false)
  expect(isMapped({ serial: 0 })).toBe(true)
})

test.each(['=1+1', "'=1+1", '@SUM(A1)', '+cmd|x', '-cmd'])('%s is what a spreadsheet would calculate', (cell) =>
  expect(looksLikeFormula(cell)).toBe(true),
)

test.each(['', 'Door', '-4', '+49 30 1234', '-1.5'])('“%s” is no formula', (cell) => expect(looksLikeFormula(cell)).toBe(false))
