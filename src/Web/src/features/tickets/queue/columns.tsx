import type { TFunction } from 'i18next'
import type { TicketLine } from '@/api/types'
import { Flash } from '@/components/Flash'
import type { Column } from '@/components/table/columns'
import { RowLink } from '@/components/table/RowLink'
import { Time } from '@/components/Time'
import { Tags } from '@/features/devices/Tags'
import { Due } from '../Due'
import { PriorityBadge, PriorityMark } from '../PriorityMark'
import { RiskBadge } from '../risk/RiskBadge'
import { StateMark, StatusBadge } from '../StateMark'

const Words = ({ text }: { text: string | null | undefined }) => (
  <span className={text ? 'text-ink-muted' : 'text-ink-faint'} title={text ?? undefined}>
    {text ?? '–'}
  </span>
)

/** The columns of the queue. */
export function ticketColumns(t: TFunction): Column<TicketLine>[] {
  return [
    {
      id: 'number',
      header: t('tickets.number'),
      width: '72px',
      sortKey: 'number',
      always: true,
      cell: ({ number }) => <span className="figures text-ink-faint">{number}</span>,
    },
    {
      id: 'priority',
      header: t('tickets.priority'),
      width: '88px',
      sortKey: 'priority',
      cell: ({ priority }) => <PriorityBadge priority={priority} />,
    },
    {
      id: 'subject',
      header: t('tickets.subject'),
      width: 'minmax(220px, 4fr)',
      always: true,
      cell: ({ number, subject }) => (
        <RowLink to="/tickets/$id" id={number} className="truncate font-medium hover:underline">
          {subject}
        </RowLink>
      ),
    },
    {
      id: 'status',
      header: t('tickets.status'),
      width: 'minmax(164px, 1.2fr)',
      sortKey: 'state',
      always: true,
      cell: ({ status }) => (
        <Flash value={status.name}>
          <StatusBadge status={status} />
        </Flash>
      ),
    },
    {
      id: 'risk',
      header: t('risk.column'),
      width: '72px',
      align: 'right',
      sortKey: 'risk',
      cell: ({ risk }) => <RiskBadge percent={risk} />,
    },
    {
      id: 'assignee',
      header: t('tickets.assignee'),
      width: 'minmax(104px, 1fr)',
      cell: ({ assignee, teamName }) => (
        <span className={assignee ? 'text-ink' : 'text-ink-faint'}>{assignee?.name ?? teamName ?? t('tickets.nobody')}</span>
      ),
    },
    {
      id: 'requester',
      header: t('tickets.requester'),
      width: 'minmax(112px, 1.2fr)',
      roomy: true,
      cell: ({ requester, customer }) => <Words text={requester?.name ?? customer} />,
    },
    { id: 'site', header: t('tickets.site'), width: 'minmax(112px, 1.2fr)', cell: ({ siteName }) => <Words text={siteName} /> },
    { id: 'team', header: t('tickets.team'), width: 'minmax(96px, 1fr)', cell: ({ teamName }) => <Words text={teamName} /> },
    { id: 'customer', header: t('tickets.customer'), width: 'minmax(96px, 1fr)', cell: ({ customer }) => <Words text={customer} /> },
    { id: 'category', header: t('tickets.category'), width: 'minmax(96px, 1fr)', cell: ({ category }) => <Words text={category} /> },
    { id: 'tags', header: t('tickets.tags'), width: 'minmax(96px, 1fr)', cell: ({ tags }) => <Tags tags={tags} /> },
    {
      id: 'due',
      header: t('tickets.due'),
      width: '88px',
      align: 'right',
      sortKey: 'dueBy',
      cell: ({ dueBy, status }) => <Due at={dueBy} state={status.state} />,
    },
    {
      id: 'opened',
      header: t('tickets.opened'),
      width: '88px',
      align: 'right',
      sortKey: 'openedAt',
      cell: ({ openedAt }) => (
        <span className="text-ink-muted">
          <Time at={openedAt} />
        </span>
      ),
    },
    {
      id: 'changed',
      header: t('tickets.changed'),
      width: '88px',
      align: 'right',
      sortKey: 'changedAt',
      roomy: true,
      cell: ({ changedAt }) => (
        <span className="text-ink-muted">
          <Time at={changedAt} />
        </span>
      ),
    },
  ]
}

/** A ticket on a narrow screen. */
export function TicketCompact({ line }: { line: TicketLine }) {
  return (
    <>
      <span className="flex items-center gap-2">
        <PriorityMark priority={line.priority} />
        <RowLink to="/tickets/$id" id={line.number} className="min-w-0 grow truncate text-base font-medium">
          {line.subject}
        </RowLink>
        <span className="figures shrink-0 text-xs text-ink-faint">{line.number}</span>
      </span>
      <span className="mt-1 flex items-center gap-2 text-xs text-ink-muted">
        <StateMark state={line.status.state} />
        <span className="shrink-0">{line.status.title}</span>
        <span className="min-w-0 grow truncate">{[line.assignee?.name ?? line.teamName, line.siteName].filter(Boolean).join(' · ')}</span>
        {line.risk !== null && line.risk >= 40 && <RiskBadge percent={line.risk} />}
        {line.dueBy ? <Due at={line.dueBy} state={line.status.state} /> : <Time at={line.changedAt} />}
      </span>
    </>
  )
}
