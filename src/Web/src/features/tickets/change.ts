import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { isStale, sendSeen } from '@/api/problem'
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

/** Whether somebody changed, since it was seen, what a change touches; what is moved on must hold no answer nobody read. */
function isTouched(before: Ticket, after: Ticket, shown: Partial<Ticket> = { status: before.status }): boolean {
  const keys = Object.keys(shown) as (keyof Ticket)[]
  return (
    keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])) ||
    before.mergedIntoId !== after.mergedIntoId ||
    ('status' in shown && before.counts.replies !== after.counts.replies)
  )
}

// What each change met when it was made, before it was shown as done.
const met = new WeakMap<TicketChange, Ticket>()

/** Sends a change, in spite of one made unseen that has nothing to do with it; what a form shows is for whoever fills it in to judge. */
function carryOut(change: TicketChange, ticket: Ticket): Promise<Ticket | undefined> {
  const send = (as: Ticket) => body(change.send(seen(as)))
  const before = met.get(change)
  if (change.isOfForm || !before) return send(ticket)
  const read = () => body(api.GET('/v1/tickets/{id}', { params: { path: { id: ticket.id } } }))
  return sendSeen(ticket, send, read, (now) => isTouched({ ...before, counts: ticket.counts }, now, change.shown))
}

/** Changes a ticket as it was last seen, one change after the other; shown at once, taken back by the toast. */
export function useTicketChange(ticket: Ticket) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const mutation = useMutation({
    scope: { id: `ticket ${ticket.id}` },
    mutationFn: (change: TicketChange) => carryOut(change, newest(queries, ticket)),
    onMutate: async (change: TicketChange) => {
      const { shown } = change
      await queries.cancelQueries({ queryKey: ticketKeys.ones })
      const before = newest(queries, ticket)
      met.set(change, before)
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
