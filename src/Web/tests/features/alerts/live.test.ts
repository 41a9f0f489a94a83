import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AlertLine } from '@/api/types'
import { mergeLines, queueListener } from '@/features/alerts/live'
import { alertKeys } from '@/features/alerts/queries'

const line = (id: string, version: number, state = 'open') => ({ alert: { id, version, state } }) as AlertLine
const frame = (kind: string, data: unknown) => ({ topic: 'alerts', epoch: 'e', seq: 1, kind, data, at: '', trace: null })

let queries: QueryClient
const key = [...alertKeys.windows, {}, 0]
const shown = () => queries.getQueryData<{ items: AlertLine[] }>(key)!.items.map(({ alert }) => alert.state)

beforeEach(() => {
  queries = new QueryClient()
  queries.setQueryData(key, { total: 2, from: 0, items: [line('a', 2), line('b', 1)] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('Shows a line as it is now wherever it stands', () => {
  mergeLines(queries, new Map([['a', line('a', 3, 'acknowledged')]]))
  expect(shown()).toEqual(['acknowledged', 'open'])
})

test('Does not go back to what was before', () => {
  mergeLines(queries, new Map([['a', line('a', 1, 'resolved')]]))
  expect(shown()).toEqual(['open', 'open'])
})

test('Shows all that changed in one moment at once', async () => {
  const shownAgain = vi.fn()
  queries.getQueryCache().subscribe(({ type }) => type === 'updated' && shownAgain())
  const listener = queueListener(queries)
  for (const [id, version] of [
    ['a', 3],
    ['b', 2],
    ['a', 4],
    ['a', 3],
  ] as const)
    listener.onFrame(frame('alert', line(id, version, `v${version}`)))
  await Promise.resolve()
  expect(shown()).toEqual(['v4', 'v2'])
  expect(shownAgain).toHaveBeenCalledTimes(1)
})

test('Looks again once after a burst, however many frames it had', async () => {
  vi.useFakeTimers()
  const asked = vi.spyOn(queries, 'invalidateQueries')
  const listener = queueListener(queries)
  for (let version = 3; version < 100; version++) listener.onFrame(frame('alert', line('a', version)))
  listener.onFrame(frame('changed', { count: 10_000 }))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toHaveBeenCalledTimes(3)
})
