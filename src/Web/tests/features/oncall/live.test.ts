import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { onCallListener } from '@/features/oncall/live'
import { onCallKeys, untilHandoff } from '@/features/oncall/queries'

const frame = (kind: string) => ({ topic: 'on-call', epoch: 'e', seq: 1, kind, data: {}, at: '', trace: null })

afterEach(() => {
  vi.useRealTimers()
})

test('Looks at calls again once after many of them', async () => {
  vi.useFakeTimers()
  const queries = new QueryClient()
  const asked = vi.spyOn(queries, 'invalidateQueries')
  const listener = onCallListener(queries)
  for (let n = 0; n < 50; n++) listener.onFrame(frame('calls'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([onCallKeys.calls])
})

test('Looks at who is on call again when schedules change', async () => {
  vi.useFakeTimers()
  const queries = new QueryClient()
  const asked = vi.spyOn(queries, 'invalidateQueries')
  onCallListener(queries).onFrame(frame('schedules'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked.mock.calls.map(([filter]) => filter?.queryKey)).toEqual(onCallKeys.schedules)
})

test('Looks at who is on call as soon as the next shift begins', () => {
  const now = Date.parse('2026-11-20T08:59:30Z')
  expect(untilHandoff(['2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'], now)).toBe(30_200)
  expect(untilHandoff(['2026-11-27T09:00:00Z'], now)).toBe(60_000)
  expect(untilHandoff([], now)).toBe(60_000)
  expect(untilHandoff(['2026-11-20T08:00:00Z'], now)).toBe(1_000)
})
