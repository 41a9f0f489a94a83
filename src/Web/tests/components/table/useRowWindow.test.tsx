import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { useRowWindow } from '@/components/table/useRowWindow'

const size = 50

function aList(total: number) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const fetch = vi.fn((from: number) =>
    Promise.resolve({ total, from, items: Array.from({ length: Math.min(size, total - from) }, (_, at) => `row ${from + at}`) }),
  )
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  const hook = renderHook(({ name }) => useRowWindow<string>({ queryKey: [name], size, fetch }), { wrapper, initialProps: { name: 'all' } })
  return { ...hook, fetch, list: () => hook.result.current }
}

const places = (fetch: { mock: { calls: [number, ...unknown[]][] } }) =>
  [...new Set(fetch.mock.calls.map(([from]) => from))].sort((a, b) => a - b)

test('The first rows tell how long the list is, and the rest is not fetched', async () => {
  const { list, fetch } = aList(100_000)
  await waitFor(() => expect(list().rows.length).toBe(100_000))
  expect(list().rows.at(49)).toBe('row 49')
  expect(list().rows.at(70_000)).toBeUndefined()
  expect(places(fetch)).toEqual([0, 50])
})

test('Looking elsewhere fetches that place and its neighbours, and nothing between', async () => {
  const { list, fetch } = aList(100_000)
  await waitFor(() => expect(list().rows.length).toBe(100_000))
  act(() => list().see(70_010, 70_040))
  await waitFor(() => expect(list().rows.at(70_010)).toBe('row 70010'))
  await waitFor(() => expect(places(fetch)).toEqual([0, 50, 69_950, 70_000, 70_050]))
})

test('A place that was seen is still there when one comes back', async () => {
  const { list } = aList(100_000)
  await waitFor(() => expect(list().rows.length).toBe(100_000))
  act(() => list().see(70_000, 70_040))
  await waitFor(() => expect(list().rows.at(70_000)).toBe('row 70000'))
  expect(list().rows.at(3)).toBe('row 3')
})

test('Another list shows the rows before it until its own arrive', async () => {
  const { list, rerender } = aList(60)
  await waitFor(() => expect(list().rows.length).toBe(60))
  rerender({ name: 'some' })
  expect(list().isPending).toBe(false)
  expect(list().isStale).toBe(true)
  await waitFor(() => expect(list().isStale).toBe(false))
})
