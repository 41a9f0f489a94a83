import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Ticket, TicketLine, TicketLines, TicketMessage } from '@/api/types'
import { atMostEvery } from '@/lib/atMostEvery'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { mergeWriting, type Writing } from './page/writing'
import { mergeMessage, mergeTicket, refreshAround, ticketKeys } from './queries'

type Pages = InfiniteData<TicketLines, string | undefined>

/** In a busy hour tickets change many times a second; who stands where is asked again at most this often. */
const placesEvery = 2_000

/** Whoever has scrolled further than this keeps their place: only the lines themselves move. */
const pagesKeptCurrent = 5

/** Keeps one ticket, its conversation and its timeline current. */
export function useTicketTopic(id: string | undefined): void {
  const queries = useQueryClient()
  const listener = useMemo(() => ticketListener(queries, id ?? ''), [queries, id])
  useTopics(id ? [`ticket:${id}`] : [], listener)
}

/** Keeps the queue current. */
export function useQueueTopic(): void {
  const queries = useQueryClient()
  useTopics(
    ['tickets'],
    useMemo(() => queueListener(queries), [queries]),
  )
}

export function ticketListener(queries: QueryClient, id: string): TopicListener {
  return {
    onSnapshot: (snapshot, missed) => {
      if (snapshot) mergeTicket(queries, snapshot as Ticket)
      if (!missed) return
      void queries.invalidateQueries({ queryKey: ticketKeys.messages(id) })
      void refreshAround(queries, id)
    },
    onFrame: ({ kind, data }) => {
      if (kind === 'risk') return void queries.invalidateQueries({ queryKey: ticketKeys.risk(id) })
      if (kind === 'message') return mergeMessage(queries, id, data as TicketMessage)
      if (kind === 'writing') return mergeWriting(queries, id, data as Writing)
      const { version } = data as { version: number }
      const known = queries
        .getQueriesData<Ticket>({ queryKey: ticketKeys.ones })
        .some(([, one]) => one?.id === id && one.version >= version)
      if (!known) void queries.invalidateQueries({ queryKey: ticketKeys.ones })
      void refreshAround(queries, id)
    },
  }
}

/** The topic `tickets`: a frame is the line of a ticket that changed, or the sign that many did. */
export function queueListener(queries: QueryClient): TopicListener {
  const look = atMostEvery(placesEvery, () => lookAgain(queries))
  return {
    onSnapshot: (_, missed) => {
      if (missed) lookAgain(queries)
    },
    onFrame: ({ kind, data }) => {
      if (kind === 'ticket') mergeLine(queries, data as TicketLine)
      look()
    },
  }
}

function lookAgain(queries: QueryClient): void {
  const isLong = (pages: Pages | undefined) => (pages?.pages.length ?? 0) > pagesKeptCurrent
  void queries.invalidateQueries({ queryKey: ticketKeys.facets })
  void queries.invalidateQueries({ queryKey: ticketKeys.lists, predicate: ({ state }) => !isLong(state.data as Pages | undefined) })
}

/** Shows a line as it is now wherever it stands; where it belongs is asked for separately. */
export function mergeLine(queries: QueryClient, line: TicketLine): void {
  queries.setQueriesData<Pages>({ queryKey: ticketKeys.lists }, (list) => {
    const stands = (page: TicketLines) => page.items.some(({ id, version }) => id === line.id && version < line.version)
    if (!list?.pages.some(stands)) return list
    const merge = (one: TicketLine) => (one.id === line.id ? line : one)
    return { ...list, pages: list.pages.map((page) => (stands(page) ? { ...page, items: page.items.map(merge) } : page)) }
  })
}
