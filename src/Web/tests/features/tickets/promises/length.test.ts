import { describe, expect, it } from 'vitest'
import { exactLengthOf, isoOf, lengthOf, minutesOf, secondsOf } from '@/features/tickets/promises/length'

describe('A length', () => {
  it.each([
    ['PT4H30M', 16_200],
    ['-P1DT2H', -93_600],
    ['PT0S', 0],
    ['PT1M5.5S', 65],
  ])('is read as the API says it: %s', (iso, seconds) => expect(secondsOf(iso)).toBe(seconds))

  it('is said in hours, however many', () => expect(lengthOf(29 * 3_600 + 24 * 60)).toBe('29\u00a0h 24\u00a0min'))

  it('is said to the second below an hour', () => expect(lengthOf(125)).toBe('2\u00a0min 5\u00a0s'))

  it('is said to the second where it has to add up', () => expect(exactLengthOf(3 * 3_600 + 5)).toBe('3\u00a0h 5\u00a0s'))

  it.each([
    ['4', 240],
    ['4 h', 240],
    ['1.5h', 90],
    ['1:30', 90],
    ['90 min', 90],
    ['2 h 15', 135],
    ['2h15m', 135],
    ['3 d', 4_320],
    ['1 day 2 h', 1_560],
  ])('is understood as people write it: %s', (text, minutes) => expect(minutesOf(text)).toBe(minutes))

  it.each(['', 'soon', '0', '1:75', '-4 h'])('is none: "%s"', (text) => expect(minutesOf(text)).toBeUndefined())

  it('reads what it writes', () => expect(secondsOf(isoOf(135))).toBe(135 * 60))
})
