import { expect, test } from 'vitest'
import '@/i18n'
import { asBusinessHours, clockOf, copied, dayError, hoursInWords, nextPeriod, weekOf, workingDays } from '@/features/sites/hours'

const office = { from: '08:00', to: '17:00' }

test.each([
  ['8', '08:00'],
  ['830', '08:30'],
  ['8.30', '08:30'],
  ['17:45', '17:45'],
  ['24', '24:00'],
])('%s is a time of day', (typed, time) => {
  expect(clockOf(typed)).toBe(time)
})

test.each(['', 'noon', '25', '24:01', '8:75', '12345'])('“%s” is none', (typed) => {
  expect(clockOf(typed)).toBeUndefined()
})

test('A day copied to others leaves the rest as it was', () => {
  const week = weekOf(['monday', 'saturday'], [office])
  const next = copied(week, 'monday', ['tuesday', 'sunday'])
  expect(next.tuesday).toEqual([office])
  expect(next.sunday).toEqual([office])
  expect(next.wednesday).toEqual([])
  expect(next.saturday).toEqual([office])
})

test('A period that ends before it begins is refused', () => {
  expect(dayError([{ from: '17:00', to: '08:00' }])).toMatch(/begins before it ends/)
})

test('Periods of a day that overlap are refused, in whatever order they stand', () => {
  expect(dayError([{ from: '12:00', to: '18:00' }, office])).toMatch(/overlap/)
})

test('Periods that touch are fine', () => {
  expect(dayError([{ from: '00:00', to: '8' }, office, { from: '17', to: '24' }])).toBeUndefined()
})

test('The next period of a day begins after its last and ends within it', () => {
  expect(nextPeriod([])).toEqual(office)
  expect(nextPeriod([office])).toEqual({ from: '18:00', to: '22:00' })
  expect(nextPeriod([{ from: '18:00', to: '22:30' }])).toEqual({ from: '23:30', to: '24:00' })
})

test('Times are sent in full and in order', () => {
  const hours = asBusinessHours(
    weekOf(
      ['monday'],
      [
        { from: '13', to: '1730' },
        { from: '8', to: '12' },
      ],
    ),
  )
  expect(hours?.monday).toEqual([
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:30' },
  ])
})

test('Days in a row with the same hours are one line', () => {
  const week = { ...weekOf(workingDays, [office]), sunday: [{ from: '10:00', to: '12:00' }] }
  expect(hoursInWords(week)).toEqual(['Mon–Fri 08:00–17:00', 'Sun 10:00–12:00'])
})
