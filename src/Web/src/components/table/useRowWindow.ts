import { keepPreviousData, useQueries, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Rows } from './rows'

/** Part of a long list: where it begins, its rows, and how long the whole list is. */
export interface Window<Row> {
  total: number
  from: number
  items: Row[]
}

interface RowWindow<Row> {
  /** What list this is; parts of it are kept below this key. */
  queryKey: QueryKey
  /** How many rows are fetched at once. */
  size: number
  fetch(from: number, signal: AbortSignal): Promise<Window<Row>>
  refetchInterval?: number | false
}

/** How long a list that is dragged past waits before it fetches where it is. */
const patience = 90

/** A list of any length of which only the parts in sight are fetched, kept current and, for a while, remembered. */
export function useRowWindow<Row>({ queryKey, size, fetch, refetchInterval }: RowWindow<Row>) {
  const queries = useQueryClient()
  const list = JSON.stringify(queryKey)
  const [sight, setSight] = useState({ list, first: 0, last: 0 })
  const { first, last } = sight.list === list ? sight : { first: 0, last: 0 }
  const parts = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const results = useQueries({
    queries: parts.map((part) => ({
      queryKey: [...queryKey, part],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetch(part * size, signal),
      // Another filter shows what was there until its own first rows arrive.
      placeholderData: part === 0 ? keepPreviousData : undefined,
      refetchInterval,
    })),
  })

  const latest = results.find((result) => result.data !== undefined)
  const remembered = useRef({ list, total: 0 })
  if (latest?.data) remembered.current = { list, total: latest.data.total }
  else if (remembered.current.list !== list) remembered.current = { list, total: 0 }
  const total = remembered.current.total
  const fetched = results.map((result) => result.data)

  const at = useCallback(
    (index: number): Row | undefined => {
      const part = Math.floor(index / size)
      const held = part >= first && part <= last ? fetched[part - first] : queries.getQueryData<Window<Row>>([...queryKey, part])
      return held?.items[index - held.from]
    },
    // The list itself is its key as text.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [list, size, first, last, queries, ...fetched],
  )
  const rows = useMemo<Rows<Row>>(() => ({ length: total, at }), [total, at])

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const see = useCallback(
    (from: number, to: number) => {
      const next = { list, first: Math.floor(Math.max(0, from) / size), last: Math.floor(Math.max(0, to) / size) }
      clearTimeout(timer.current)
      const near = next.first <= last + 1 && next.last >= first - 1
      timer.current = setTimeout(
        () => setSight((now) => (now.list === next.list && now.first === next.first && now.last === next.last ? now : next)),
        near ? 0 : patience,
      )
    },
    [list, size, first, last],
  )
  const failed = results.find((result) => result.isError)
  return {
    rows,
    see,
    isPending: latest === undefined && failed === undefined,
    /** Whether the rows shown are still those of the filter before. */
    isStale: results[0]?.isPlaceholderData === true,
    error: latest === undefined ? failed?.error : undefined,
    refetch: () => void Promise.all(results.map((result) => result.refetch())),
  }
}
