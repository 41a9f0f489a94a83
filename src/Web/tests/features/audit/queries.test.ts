import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { auditListener, exportAddress } from '@/features/audit/queries'
import type { Frame } from '@/live/protocol'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-20T10:00:30Z') }))
afterEach(() => vi.useRealTimers())

test('The export asks for what is shown', () => {
  const address = new URL(exportAddress({ q: 'ada', kind: 'user', days: '1' }), 'http://here')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    q: 'ada',
    'filter[kind]': 'user',
    'filter[at][gte]': '2026-11-19T10:00:00.000Z',
  })
})

test('However fast the trail grows, it is read again once a second', () => {
  const queries = new QueryClient()
  const read = vi.spyOn(queries, 'invalidateQueries')
  const listener = auditListener(queries)
  for (let times = 0; times < 20; times++) listener.onFrame({} as Frame)
  vi.advanceTimersByTime(1_000)
  expect(read).toHaveBeenCalledTimes(1)
})

test('What was missed while the stream was gone is read', () => {
  const queries = new QueryClient()
  const read = vi.spyOn(queries, 'invalidateQueries')
  const listener = auditListener(queries)
  listener.onSnapshot({}, false)
  vi.advanceTimersByTime(1_000)
  expect(read).not.toHaveBeenCalled()
  listener.onSnapshot({}, true)
  vi.advanceTimersByTime(1_000)
  expect(read).toHaveBeenCalledTimes(1)
})
