import { expect, test } from 'vitest'
import { i18next } from '@/i18n'
import { nthOf, ofRule, once, ruleOf, sentenceOf, weekdayOf } from '@/features/alerts/settings/recurrence'

const t = i18next.t.bind(i18next)
/** A Saturday, the third of its month. */
const saturday = '2026-11-21T02:00:00'

test('Knows the weekday of a local time, and which of its month it is', () => {
  expect(weekdayOf(saturday)).toBe('SA')
  expect(nthOf(saturday)).toBe(3)
  expect(nthOf('2026-11-30T02:00:00')).toBe(-1)
})

test.each([
  [{ ...once }, null],
  [{ ...once, repeats: 'daily' as const, every: 2 }, 'FREQ=DAILY;INTERVAL=2'],
  [{ ...once, repeats: 'weekly' as const, days: ['SU', 'SA'] as const }, 'FREQ=WEEKLY;BYDAY=SA,SU'],
  [{ ...once, repeats: 'weekly' as const }, 'FREQ=WEEKLY;BYDAY=SA'],
  [{ ...once, repeats: 'monthly' as const, monthlyBy: 'weekday' as const }, 'FREQ=MONTHLY;BYDAY=3SA'],
  [{ ...once, repeats: 'monthly' as const, until: '2027-03-31' }, 'FREQ=MONTHLY;UNTIL=20270331'],
])('Says choices as a rule', (choices, rule) => {
  expect(ruleOf({ ...choices, days: 'days' in choices ? [...choices.days] : [] }, saturday)).toBe(rule)
})

test.each([
  'FREQ=DAILY;INTERVAL=2',
  'FREQ=WEEKLY;BYDAY=SA,SU',
  'FREQ=MONTHLY;BYDAY=3SA',
  'FREQ=MONTHLY;UNTIL=20270331',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
])('Reads %s back into choices', (rule) => {
  const read = ofRule(rule, saturday)
  expect(read.other).toBeUndefined()
  expect(ruleOf(read, saturday)).toBe(rule)
})

test.each(['FREQ=YEARLY;BYMONTH=3', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=DAILY;COUNT=10', 'FREQ=MONTHLY;BYMONTHDAY=1,15'])(
  'Keeps %s as it is written',
  (rule) => {
    const read = ofRule(rule, saturday)
    expect(read.other).toBe(rule)
    expect(ruleOf(read, saturday)).toBe(rule)
  },
)

test('Says a rule as a sentence', () => {
  const said = (rule: string | null) => sentenceOf(t, ofRule(rule, saturday), saturday, 120, 'Europe/Berlin')
  expect(said('FREQ=WEEKLY;BYDAY=SA,SU')).toBe('Every Saturday and Sunday, 02:00 for 2 h, by the clock of Europe/Berlin')
  expect(said('FREQ=MONTHLY;BYDAY=3SA')).toBe('On the third Saturday of every month, 02:00 for 2 h, by the clock of Europe/Berlin')
  expect(said('FREQ=DAILY;INTERVAL=3;UNTIL=20270331')).toBe('Every 3 days until 2027-03-31, 02:00 for 2 h, by the clock of Europe/Berlin')
  expect(said(null)).toBe('Once, on 2026-11-21, 02:00 for 2 h, by the clock of Europe/Berlin')
})
