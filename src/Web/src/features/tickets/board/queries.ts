import { keepPreviousData, queryOptions, useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { TicketLine, TicketLines, TicketStatus } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { isStale } from '@/api/problem'
import { ticketKeys } from '../queries'
import { asQuery, usualSort, type QueueFilter } from '../queue/filter'
import { filterOf } from './board'

export const cardsAtOnce = 50

type Pages = InfiniteData<TicketLines, string | undefined>

/** The first cards of a column, kept as a list of the queue is, so that the stream moves them too. */
export const columnQuery = (filter: QueueFilter, status: string) => {
  const query = { ...asQuery(filterOf(filter, status)), sort: usualSort, limit: cardsAtOnce }
  return queryOptions({
    queryKey: [...ticketKeys.lists, 'board', query],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Pages> => ({
      pages: [await body(api.GET('/v1/tickets', { params: { query }, signal }))],
      pageParams: [undefined],
    }),
  })
}

/** Shows a ticket in another status wherever it stands. */
function show(queries: QueryClient, { id, status, version }: Pick<TicketLine, 'id' | 'status' | 'version'>): void {
  const put = (line: TicketLine) => (line.id === id && line.version <= version ? { ...line, status, version } : line)
  queries.setQueriesData<Pages>(
    { queryKey: ticketKeys.lists },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(put) })) },
  )
}

interface Move {
  line: TicketLine
  to: TicketStatus
  /** Whether it takes another move back, and says no more. */
  isBack?: boolean
}

const open: TicketStatus = { name: 'open', title: 'Open', state: 'open' }

/** Moves a card to another column at once; what is refused goes back, what went is taken back by its toast. */
export function useMoveCard() {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const move = useMutation({
    mutationFn: ({ line, to }: Move) =>
      body(
        api.PUT('/v1/tickets/{id}/status', {
          params: { path: { id: line.id }, header: { 'If-Match': `"${line.version}"` } },
          body: { status: to.name },
        }),
      ),
    onMutate: async ({ line, to }) => {
      await queries.cancelQueries({ queryKey: ticketKeys.lists })
      show(queries, { ...line, status: to })
    },
    onError: (error, { line }) => {
      show(queries, line)
      toast({ text: isStale(error) ? t('tickets.stale') : error.message, tone: 'critical', seconds: 10 })
    },
    onSuccess: (ticket, { line, to, isBack }) => {
      const after = { ...line, status: to, version: ticket.version }
      show(queries, after)
      if (isBack) return
      // Nothing is new twice: what was new comes back as open.
      const back = { line: after, to: line.status.state === 'new' ? open : line.status, isBack: true }
      toast({
        text: t('tickets.movedToast', { number: line.number, title: to.title }),
        seconds: 10,
        action: { label: t('action.undo'), onPress: () => move.mutate(back) },
      })
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ticketKeys.lists }),
        queries.invalidateQueries({ queryKey: ticketKeys.facets }),
        queries.invalidateQueries({ queryKey: ticketKeys.ones }),
      ]),
  })
  return move.mutate
}
