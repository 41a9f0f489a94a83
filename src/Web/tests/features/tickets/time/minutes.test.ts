import { expect, test } from 'vitest'
import { readMinutes } from '@/features/tickets/time/minutes'

test.each([
  ['45', 45],
  ['45m', 45],
  ['45 min', 45],
  ['1h', 60],
  ['1h 30m', 90],
  ['1.5h', 90],
  ['1,5 h', 90],
  ['1:30', 90],
  ['24h', 1440],
])('%s are %i minutes', (said, minutes) => expect(readMinutes(said)).toBe(minutes))

test.each(['', 'soon', '0', '-5', '25h', '1:75', 'h'])('%o is no length of time', (said) => expect(readMinutes(said)).toBeUndefined())
