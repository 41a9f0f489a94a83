import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Ticket as TicketIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { ticketQuery } from '@/features/tickets/queries'
import { StateMark } from '@/features/tickets/StateMark'

/** The ticket of an alert; where there is none yet, the way to open it. */
export function OpenTicket({ alert }: { alert: { id: string; ticketId: string | null } }) {
  const may = useMay()
  if (alert.ticketId) return may('tickets.read') ? <KnownTicket id={alert.ticketId} /> : null
  return may('alerts.write') && may('tickets.write') ? <OpenButton id={alert.id} /> : null
}

function KnownTicket({ id }: { id: string }) {
  const { data: ticket } = useQuery(ticketQuery(id))
  if (!ticket) return null
  return (
    <Link to="/tickets/$id" params={{ id: ticket.number }} className="inline-flex min-w-0 items-center gap-2 text-sm hover:underline">
      <StateMark state={ticket.status.state} />
      <span className="truncate">{ticket.subject}</span>
      <span className="figures shrink-0 text-xs text-ink-faint">{ticket.number}</span>
    </Link>
  )
}

function OpenButton({ id }: { id: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const open = useMutation({
    mutationFn: () => body(api.POST('/v1/alerts/{id}/ticket', { params: { path: { id } }, body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSuccess: ({ number }) =>
      toast({
        text: t('ticketOfAlert.openedToast', { number }),
        seconds: 10,
        action: { label: t('action.open'), onPress: () => void navigate({ to: '/tickets/$id', params: { id: number } }) },
      }),
  })
  return (
    <Button pending={open.isPending} onClick={() => open.mutate()}>
      <TicketIcon aria-hidden /> {t('ticketOfAlert.open')}
    </Button>
  )
}
