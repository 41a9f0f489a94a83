import { describe, expect, it } from 'vitest'
import { opensAt, openSeconds } from '@/features/tickets/promises/openTime'

const hour = 3_600_000
const morning = { from: 8 * hour, to: 12 * hour }
const afternoon = { from: 13 * hour, to: 18 * hour }

describe('Open time', () => {
  it('leaves out the lunch break', () => expect(openSeconds([morning, afternoon], 11 * hour, 14 * hour)).toBe(2 * 3_600))

  it('is less than none once the second moment has passed', () =>
    expect(openSeconds([morning, afternoon], 14 * hour, 11 * hour)).toBe(-2 * 3_600))

  it('is unknown beyond what is known of the calendar', () => expect(openSeconds([morning], 11 * hour, 14 * hour)).toBeUndefined())

  it('goes on with the next stretch when nobody works', () => expect(opensAt([morning, afternoon], 12.5 * hour)).toBe(13 * hour))

  it('does not wait while somebody works', () => expect(opensAt([morning, afternoon], 9 * hour)).toBeUndefined())
})
