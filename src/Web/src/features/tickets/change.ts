import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { body } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { Ticket } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { mergeTicket, newest, refreshAround, ticketKeys } from './queries'

/** Which ticket, as it was last seen. */
export interface Seen {
  path: { id: string }
  header: { 'If-Match': string }
}

/** One change of a ticket: what to send, what to show until it is answered, and how it is taken back. */
export interface TicketChange {
  shown?: Partial<Ticket>
  send(seen: Seen): Promise<{ data?: Ticket }>
  told?: string
  /** Whether what is refused is told by the form it came from. */
  isOfForm?: boolean
  back?(before: Ticket): TicketChange
}

export const seen = ({ id, version }: Ticket): Seen => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

export const isStale = (error: unknown) => error instanceof ProblemError && error.status === 412

/** Changes a ticket as it was last seen, one change after the other; shown at once, taken back by the toast. */
export function useTicketChange(ticket: Ticket) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const mutation = useMutation({
    scope: { id: `ticket ${ticket.id}` },
    mutationFn: ({ send }: TicketChange) => body(send(seen(newest(queries, ticket)))),
    onMutate: async ({ shown }: TicketChange) => {
      await queries.cancelQueries({ queryKey: ticketKeys.ones })
      const before = newest(queries, ticket)
      if (shown) mergeTicket(queries, { ...before, ...shown })
      return before
    },
    onError: (error, { isOfForm }, before) => {
      if (before) mergeTicket(queries, before)
      if (isOfForm) return
      toast({ text: isStale(error) ? t('tickets.stale') : error.message, tone: 'critical', seconds: 10 })
    },
    onSuccess: (after, { told, back }, before) => {
      if (after) mergeTicket(queries, after)
      if (!told) return
      toast({
        text: told,
        seconds: 10,
        action: back && { label: t('action.undo'), onPress: () => mutation.mutate(back(before)) },
      })
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ticketKeys.ones }),
        queries.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none' }),
        refreshAround(queries, ticket.id),
      ]),
  })
  return mutation
}
