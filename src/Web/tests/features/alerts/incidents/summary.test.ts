import { expect, test } from 'vitest'
import type { IncidentLine, IncidentUpdate } from '@/api/types'
import { draftOf, partsOf } from '@/features/alerts/incidents/page/summary'

const update = (text: string, isSummary = false) => ({ id: text, at: '2026-11-21T12:03:00Z', text, isSummary }) as IncidentUpdate
const words = {
  happened: 'WHAT',
  why: 'WHY',
  next: 'NEXT',
  opened: (_: string, alerts: number) => `began with ${alerts}`,
  mitigated: (after: string) => `calm after ${after}`,
  resolved: (after: string) => `over after ${after}`,
}
const incident = {
  ...{ openedAt: '2026-11-21T12:00:00Z', mitigatedAt: '2026-11-21T12:20:00Z', resolvedAt: '2026-11-21T14:00:00Z' },
  ...{ alerts: 3, folded: 4 },
} as IncidentLine['incident']

test('Tells what was said while it went on from what was learned', () => {
  const { said, summaries } = partsOf([update('a'), update('b', true), update('c'), update('d', true)])
  expect([said.map(({ text }) => text), summaries.map(({ text }) => text)]).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ])
})

test('Begins a summary with what is known, and asks for the rest', () => {
  expect(draftOf({ incident }, [update('An electrician comes\nat three')], words, 'UTC')).toBe(
    ['WHAT', 'began with 7', '- 12:03 An electrician comes', 'calm after 20 min', 'over after 2 h', '', 'WHY', '', '', 'NEXT', '- '].join(
      '\n',
    ),
  )
})
