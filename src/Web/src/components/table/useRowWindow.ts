import { useQueries, useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
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
  const { parts: fetched, ...state } = useQueries({
    queries: parts.map((part) => ({
      queryKey: [...queryKey, part],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetch(part * size, signal),
      refetchInterval,
    })),
    combine: together<Row>,
  })

  // What comes next is there before one scrolls to it.
  const prefetch = useEffectEvent((part: number) => {
    if (part < 0 || (total > 0 && part * size >= total)) return
    void queries.prefetchQuery({
      queryKey: [...queryKey, part],
      queryFn: ({ signal }) => fetch(part * size, signal),
      staleTime: 10_000,
    })
  })

  const latest = fetched.find((part) => part !== undefined)
  const remembered = useRef({ list, total: 0 })
  if (latest) remembered.current = { list, total: latest.total }
  else if (remembered.current.list !== list) remembered.current = { list, total: 0 }
  const total = remembered.current.total

  const at = useCallback(
    (index: number): Row | undefined => {
      const part = Math.floor(index / size)
      const held = part >= first && part <= last ? fetched[part - first] : queries.getQueryData<Window<Row>>([...queryKeyOf(list), part])
      return held?.items[index - held.from]
    },
    [list, size, first, last, queries, fetched],
  )
  const own = useMemo<Rows<Row>>(() => ({ length: total, at }), [total, at])
  // Another filter shows what was there until its own first rows arrive.
  const before = useRef({ list, rows: own })
  const isStale = total === 0 && !latest && !state.error && before.current.rows.length > 0
  if (!isStale) before.current = { list, rows: own }
  const { list: shown, rows } = before.current

  useEffect(() => {
    if (total === 0) return
    prefetch(last + 1)
    prefetch(first - 1)
  }, [list, first, last, total === 0])

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
  return {
    rows,
    /** Which list the rows are of: what scrolls begins anew when it changes. */
    shown,
    see,
    isPending: total === 0 && !latest && !state.error && !isStale,
    /** Whether the rows shown are still those of the filter before. */
    isStale,
    error: latest ? undefined : state.error,
    refetch: state.refetch,
  }
}

const queryKeyOf = (list: string) => JSON.parse(list) as QueryKey

/** The answers for all parts in sight as one. */
function together<Row>(results: UseQueryResult<Window<Row>>[]) {
  return {
    parts: results.map((result) => result.data),
    error: results.find((result) => result.isError)?.error,
    refetch: () => void Promise.all(results.map((result) => result.refetch())),
  }
}
