import { expect, test } from 'vitest'
import type { WhatIfFigures } from '@/api/types'
import type { WhatIf } from '@/features/alerts/whatif/queries'
import { daysOfTrue, maySave, verdictOf } from '@/features/alerts/whatif/verdict'

const figures = (trueAlertsHidden: number, was = 10, wished = 4, reports = 100) =>
  ({ trueAlertsHidden, notificationsAsItWas: was, notificationsAsWished: wished, reports }) as WhatIfFigures
const done = (trueAlertsHidden: number): WhatIf => ({ state: 'done', figures: figures(trueAlertsHidden) })

test.each([
  [figures(1), 'hidesTrue'],
  [figures(0), 'less'],
  [figures(0, 4, 10), 'more'],
  [figures(0, 4, 4), 'same'],
  [figures(0, 0, 0, 0), 'nothing'],
])('Comes to one thing, and what is true goes before all else', (of, verdict) => {
  expect(verdictOf(of)).toBe(verdict)
})

test('Is not saved before it was tried, unless somebody cannot wait', () => {
  expect(maySave({ state: 'running', progress: 0.4 }, false, false)).toBe(false)
  expect(maySave({ state: 'running', progress: 0.4 }, true, false)).toBe(true)
})

test('Is not saved while it would have hidden something true that nobody has seen, however impatient they are', () => {
  expect(maySave(done(2), true, false)).toBe(false)
  expect(maySave(done(2), false, true)).toBe(true)
  expect(maySave(done(0), false, false)).toBe(true)
})

test('Is saved where it cannot be tried', () => {
  expect(maySave({ state: 'unavailable' }, false, false)).toBe(true)
  expect(maySave({ state: 'failed', error: new Error('no') }, false, false)).toBe(true)
})

test('Marks the days on which something true would have been hidden', () => {
  expect([...daysOfTrue([{ openedAt: '2026-11-17T03:12:00Z' }, { openedAt: '2026-11-17T23:00:00Z' }, { openedAt: null }])]).toEqual([
    '2026-11-17',
  ])
})
