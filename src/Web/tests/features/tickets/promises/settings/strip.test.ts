import { describe, expect, it } from 'vitest'
import { blockOf, moved, periodOf } from '@/features/tickets/promises/settings/strip'

const morning = { from: 8 * 60, to: 12 * 60 }
const night = { from: 22 * 60, to: 30 * 60 }

describe('A period on its strip', () => {
  it('runs over midnight when it ends before it begins', () => expect(blockOf({ from: '22:00', to: '06:00' })).toEqual(night))

  it('reads what it writes', () => expect(periodOf(blockOf({ from: '13:00', to: '24:00' })!)).toEqual({ from: '13:00', to: '24:00' }))

  it('is none while its times are not typed yet', () => expect(blockOf({ from: '8:', to: '12:00' })).toBeUndefined())

  it('keeps its length when it is moved', () => expect(moved(morning, 'all', 90)).toEqual({ from: 570, to: 810 }))

  it('stays in its day', () => expect(moved(morning, 'all', 24 * 60)).toEqual({ from: 20 * 60, to: 24 * 60 }))

  it('never ends before it begins', () => expect(moved(morning, 'to', -24 * 60)).toEqual({ from: 480, to: 495 }))

  it('never begins after its end', () => expect(moved(morning, 'from', 24 * 60)).toEqual({ from: 705, to: 720 }))

  it('may go on over midnight when it did before', () => expect(moved(night, 'to', 60)).toEqual({ from: 22 * 60, to: 31 * 60 }))
})
