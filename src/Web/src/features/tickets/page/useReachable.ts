import { useQuery } from '@tanstack/react-query'
import type { Ticket, TicketStatus } from '@/api/types'
import { useMay } from '@/features/identity/session'
import { ticketSettingsQuery } from '../queries'
import { needsClosing } from '../states'

/** The statuses a ticket can take now, as far as whoever looks may give them. */
export function useReachable(ticket: Ticket): TicketStatus[] {
  const mayClose = useMay()('tickets.close')
  const all = useQuery(ticketSettingsQuery).data?.statuses ?? []
  return all.filter(({ name, state }) => ticket.nextStatuses.includes(name) && (mayClose || !needsClosing(ticket.status.state, state)))
}
