import { useQueries, useQueryClient, type QueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
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

/** How long a part fetched ahead is new enough. */
const freshFor = 10_000

const part = <Row>({ queryKey, size, fetch }: RowWindow<Row>, at: number) => ({
  queryKey: [...queryKey, at],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetch(at * size, signal),
})

/** Asks for the beginning of a list that is about to be shown. */
export const askForBeginning = <Row>(queries: QueryClient, list: RowWindow<Row>) =>
  queries.prefetchQuery({ ...part(list, 0), staleTime: freshFor })

/** How long a list that is dragged past waits before it fetches where it is. */
const patience = 90

/** A list of any length of which only the parts in sight are fetched, kept current and, for a while, remembered. */
export function useRowWindow<Row>(described: RowWindow<Row>) {
  const { queryKey, size, refetchInterval } = described
  const queries = useQueryClient()
  const list = JSON.stringify(queryKey)
  const [sight, setSight] = useState({ list, first: 0, last: 0 })
  const { first, last } = sight.list === list ? sight : { first: 0, last: 0 }
  const parts = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const { parts: fetched, ...state } = useQueries({
    queries: parts.map((at) => ({ ...part(described, at), refetchInterval })),
    combine: together<Row>,
  })

  // What comes next is there before one scrolls to it.
  const prefetch = useEffectEvent((at: number) => {
    if (at < 0 || (total > 0 && at * size >= total)) return
    void queries.prefetchQuery({ ...part(described, at), staleTime: freshFor })
  })

  const latest = fetched.find((one) => one !== undefined)
  const remembered = useRef({ list, total: 0 })
  if (latest) remembered.current = { list, total: latest.total }
  else if (remembered.current.list !== list) remembered.current = { list, total: 0 }
  const total = remembered.current.total

  const at = useCallback(
    (index: number): Row | undefined => {
      const of = Math.floor(index / size)
      const held = of >= first && of <= last ? fetched[of - first] : queries.getQueryData<Window<Row>>([...queryKeyOf(list), of])
      return held?.items[index - held.from]
    },
    [list, size, first, last, queries, fetched],
  )
  const own = useMemo<{ list: string; rows: Rows<Row> }>(() => ({ list, rows: { length: total, at } }), [list, total, at])
  // Another filter shows what was there until its own first rows arrive.
  const before = useRef(own)
  const awaits = total === 0 && !latest && !state.error && before.current.rows.length > 0
  if (!awaits) before.current = own
  // Then they are drawn in between other work: nobody waits for a screenful of rows to press the next key.
  const drawn = useDeferredValue(before.current)
  const isStale = awaits || drawn.list !== before.current.list
  const { list: shown, rows } = isStale ? drawn : before.current

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
