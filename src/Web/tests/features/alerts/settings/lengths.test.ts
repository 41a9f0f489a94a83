import { expect, test } from 'vitest'
import { readLength, writeLength } from '@/features/alerts/settings/lengths'

test.each([
  ['30', 30],
  ['30s', 30],
  ['5 min', 300],
  ['5m', 300],
  ['1.5h', 5_400],
  ['1 d', 86_400],
])('Reads %s', (text, seconds) => {
  expect(readLength(text)).toBe(seconds)
})

test.each(['', 'soon', '5 weeks', '-3'])('Does not read "%s"', (text) => {
  expect(readLength(text)).toBeUndefined()
})

test.each([0, 30, 90, 300, 3_600, 86_400])('Reads back the %i seconds it wrote', (seconds) => {
  expect(readLength(writeLength(seconds))).toBe(seconds)
})
