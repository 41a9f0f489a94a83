import { expect, test } from 'vitest'
import { leastWidth, shownOf } from '@/components/table/columns'

const columns = [
  { id: 'number', width: '72px', always: true, roomy: true },
  { id: 'subject', width: 'minmax(220px, 4fr)' },
  { id: 'requester', width: 'minmax(112px, 1fr)', roomy: true },
]

const ids = (hidden: string[], roomy: boolean) => shownOf(columns, hidden, roomy).map(({ id }) => id)

test('A wide window has room for all', () => expect(ids([], true)).toEqual(['number', 'subject', 'requester']))

test('A narrower one leaves out what needs room', () => expect(ids([], false)).toEqual(['number', 'subject']))

test('What somebody has hidden is hidden, but for what a list is nothing without', () =>
  expect(ids(['number', 'subject'], true)).toEqual(['number', 'requester']))

test('A list needs the least its columns do, and what is between them', () =>
  expect(leastWidth(columns)).toBe(72 + 220 + 112 + 3 * 12 + 32))
