import { expect, test } from 'vitest'
import { fileSize, withUnit } from '@/lib/number'

const space = '\u00a0'

test.each([
  [71.96, '%', `72${space}%`],
  [-67, 'dBm', `−67${space}dBm`],
  [21.44, '°C', `21.4${space}°C`],
  [0.0421, 'A', `0.042${space}A`],
  [12_345.6, null, '12,346'],
  [0, '%', `0${space}%`],
])('%d %s reads %s', (value, unit, text) => {
  expect(withUnit(value, unit)).toBe(text)
})

test('No value is a dash, without a unit that would pretend one', () => {
  expect(withUnit(null, '%')).toBe('–')
  expect(withUnit(Number.NaN, '%')).toBe('–')
})

test.each([
  [940, `940${space}B`],
  [1_234_567, `1.2${space}MB`],
  [26_214_400, `26.2${space}MB`],
])('A file of %d bytes is %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text)
})
