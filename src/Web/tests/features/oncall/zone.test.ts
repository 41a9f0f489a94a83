import { describe, expect, test } from 'vitest'
import { stretchOf, turned } from '@/features/oncall/span'
import { dayStart, instantOf, wallOf } from '@/features/oncall/zone'

const berlin = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)

describe('The clock of a zone', () => {
  test('shows what it shows there', () => {
    expect(wallOf(at('2026-03-29T01:12:00Z'), berlin)).toBe('2026-03-29T03:12')
    expect(wallOf(at('2026-03-29T00:12:00Z'), berlin)).toBe('2026-03-29T01:12')
  })

  test('is read back', () => {
    for (const wall of ['2026-03-29T03:12', '2026-07-01T00:00', '2026-12-31T23:59'])
      expect(wallOf(instantOf(wall, berlin), berlin)).toBe(wall)
  })

  test('shows an hour twice when it is put back, and the first is meant', () => {
    expect(instantOf('2026-10-25T02:30', berlin)).toBe(at('2026-10-25T00:30:00Z'))
  })

  test('leaves an hour out when it is put forward, and what is in it comes after', () => {
    expect(instantOf('2026-03-29T02:30', berlin)).toBe(at('2026-03-29T01:30:00Z'))
  })

  test('says nothing of what is no time', () => {
    expect(instantOf('', berlin)).toBeNaN()
  })

  test('begins days at midnight, also where a day has 23 hours', () => {
    const day = dayStart(at('2026-03-29T12:00:00Z'), berlin)
    expect(day).toBe(at('2026-03-28T23:00:00Z'))
    expect(dayStart(day, berlin, 1) - day).toBe(23 * 3_600_000)
  })
})

describe('What is shown of a calendar', () => {
  test('begins on a Monday, and holds the day', () => {
    const { from, until, days } = stretchOf('week', at('2026-03-29T12:00:00Z'), berlin)
    expect(wallOf(from, berlin)).toBe('2026-03-23T00:00')
    expect(wallOf(until, berlin)).toBe('2026-03-30T00:00')
    expect(days).toHaveLength(7)
  })

  test('is turned by as much as is shown', () => {
    expect(wallOf(turned('fortnight', at('2026-03-29T12:00:00Z'), berlin, 1), berlin)).toBe('2026-04-12T00:00')
  })
})
