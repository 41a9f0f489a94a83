import { describe, expect, it } from 'vitest'
import type { Calendar } from '@/api/types'
import { asCalendarTerms, formOf, lineError, periodsError, periodsOf, termsOf } from '@/features/tickets/promises/settings/calendars'

const calendar = {
  ...{ id: 'c', name: 'Office', timeZone: 'Europe/Berlin', isBuiltIn: false, usedBy: [], jobId: null, version: 3 },
  week: {
    monday: [
      { from: '08:00:00', to: '12:00:00' },
      { from: '22:00:00', to: '06:00:00' },
    ],
    ...{ tuesday: [{ from: '00:00:00', to: '00:00:00' }], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  },
  holidays: [{ from: '2026-12-25', to: '2026-12-26', name: 'Christmas', isYearly: true }],
  specialHours: [{ from: '2026-12-24', to: '2026-12-24', reason: 'Eve', hours: [{ from: '08:00:00', to: '12:00:00' }] }],
} as Calendar

describe('A calendar as a form', () => {
  it('says what the calendar said', () => expect(termsOf(formOf(calendar))).toEqual(asCalendarTerms(calendar)))

  it('shows a whole day until 24:00', () => expect(formOf(calendar).week.tuesday).toEqual([{ from: '00:00', to: '24:00' }]))

  it('says nothing while a line is unfinished', () =>
    expect(termsOf({ ...formOf(calendar), holidays: [{ from: '', to: '', name: '', isYearly: false, hours: '' }] })).toBeUndefined())

  it('takes one day when no last day is told', () => {
    const holidays = [{ from: '2026-05-01', to: '', name: 'Labour Day', isYearly: false, hours: '' }]
    expect(termsOf({ ...formOf(calendar), holidays })?.holidays).toEqual([
      { from: '2026-05-01', to: '2026-05-01', name: 'Labour Day', isYearly: false },
    ])
  })

  it('refuses a line that ends before it begins', () =>
    expect(lineError({ from: '2026-05-02', to: '2026-05-01', name: 'x', isYearly: false, hours: '' })).toBeDefined())

  it('understands hours as they are written', () =>
    expect(periodsOf('8-12, 13:30–17')).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '17:00' },
    ]))

  it('takes nothing for closed', () => expect(periodsOf(' ')).toEqual([]))

  it('does not take words for hours', () => expect(periodsOf('in the morning')).toBeUndefined())

  it('cannot tell nothing from a day and a night', () => expect(periodsError([{ from: '09:00', to: '09:00' }])).toBeDefined())

  it('lets a night shift end before it begins', () => expect(periodsError([{ from: '22:00', to: '06:00' }])).toBeUndefined())
})
