import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket, TicketState } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { useTicketChange } from '../change'
import { linksQuery, partsQuery, ticketQuery } from '../queries'
import { StateMark } from '../StateMark'
import { LinkedAlert } from './LinkedAlert'
import { link, takeOut, unlink } from '../verbs'

/** The alert this ticket is about, and the tickets it hangs together with: the one it is a part of, its own parts, and those it is linked to. */
export function RelatedTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const may = useMay()
  const writes = may('tickets.write') && ticket.mergedIntoId === null
  const { mutate } = useTicketChange(ticket)
  const parent = useQuery({ ...ticketQuery(ticket.parentId ?? ''), enabled: ticket.parentId !== null }).data
  const parts = useQuery(partsQuery(ticket.id)).data
  const links = useQuery(linksQuery(ticket.id)).data?.items ?? []
  const alertId = may('alerts.read') ? ticket.alertId : null
  if (!alertId && !parent && !parts?.total && links.length === 0) return null
  return (
    <Panel title={t('tickets.related')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {alertId && (
          <Group title={t('ticketOfAlert.about')}>
            <LinkedAlert id={alertId} />
          </Group>
        )}
        {parent && (
          <Group title={t('tickets.partOf')}>
            <Row
              number={parent.number}
              subject={parent.subject}
              state={parent.status.state}
              remove={t('tickets.takeOut', { number: parent.number })}
              onRemove={writes ? () => mutate(takeOut(t('tickets.takenOutToast', { number: ticket.number }))) : undefined}
            />
          </Group>
        )}
        {parts && parts.total > 0 && (
          <Group title={t('tickets.parts', { done: parts.total - parts.active, count: parts.total })}>
            {parts.items.map((part) => (
              <Row key={part.id} number={part.number} subject={part.subject} state={part.status.state} />
            ))}
          </Group>
        )}
        {links.length > 0 && (
          <Group title={t('tickets.linked')}>
            {links.map((one) => (
              <Row
                key={`${one.ticketId} ${one.kind} ${one.isFromOther}`}
                lead={t(one.isFromOther ? `tickets.linksBack.${one.kind}` : `tickets.links.${one.kind}`)}
                number={one.number}
                subject={one.subject}
                state={one.state}
                remove={t('tickets.unlink', { number: one.number })}
                onRemove={
                  writes && !one.isFromOther
                    ? () =>
                        mutate({
                          ...unlink(one.ticketId),
                          told: t('tickets.unlinkedToast'),
                          back: () => link(one.ticketId, one.kind, t('tickets.linkedToast')),
                        })
                    : undefined
                }
              />
            ))}
          </Group>
        )}
      </div>
    </Panel>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-ink-faint">{title}</h3>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">{children}</ul>
    </section>
  )
}

interface RowProps {
  number: string
  subject: string
  state: TicketState
  lead?: string
  remove?: string
  onRemove?: () => void
}

function Row({ number, subject, state, lead, remove, onRemove }: RowProps) {
  return (
    <li className="text-sm">
      {lead && <span className="block text-xs text-ink-muted">{lead}</span>}
      <span className="flex min-h-6 items-center gap-2">
        <StateMark state={state} />
        <Link to="/tickets/$id" params={{ id: number }} className="min-w-0 grow truncate hover:underline">
          {subject}
        </Link>
        <span className="figures shrink-0 text-xs text-ink-faint">{number}</span>
        {onRemove && remove && (
          <IconButton label={remove} size="icon-sm" onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  )
}
