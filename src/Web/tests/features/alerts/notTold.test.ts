import { expect, test } from 'vitest'
import type { AlertLine, AlertState } from '@/api/types'
import { whyNotTold } from '@/features/alerts/notTold'
import { i18next } from '@/i18n'

const line = (state: AlertState, more: object = {}) =>
  ({ alert: { state, ...more }, acknowledgedBy: { id: 'ada', name: 'Ada' } }) as unknown as AlertLine

test.each([
  [line('open'), 'Not told yet'],
  [line('acknowledged'), 'Nobody had to be told: Ada acknowledged it first'],
  [line('snoozed'), 'Nobody had to be told: it was put off first'],
  [line('open', { mergedIntoId: 'another' }), 'People are told of the one it is a duplicate of'],
  [line('resolved'), undefined],
])('says why nobody was told of an alert nothing hides', (one, why) => {
  expect(whyNotTold(i18next.t, one)).toBe(why)
})
