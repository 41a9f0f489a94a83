import { expect, test } from 'vitest'
import { withUnit } from '@/lib/number'

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
