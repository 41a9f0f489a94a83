import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'

/** The columns of the audit trail. */
export function auditColumns(t: TFunction): Column<AuditEntry>[] {
  return [
    { id: 'at', header: t('audit.at'), width: '88px', always: true, cell: (entry) => <Time at={entry.at} /> },
    {
      id: 'actor',
      header: t('audit.actor'),
      width: 'minmax(120px, 1fr)',
      cell: (entry) => <span className="truncate font-medium">{actorName(entry, t)}</span>,
    },
    {
      id: 'text',
      header: t('audit.what'),
      width: 'minmax(220px, 3fr)',
      always: true,
      cell: (entry) => <span title={entry.text}>{entry.text}</span>,
    },
    {
      id: 'record',
      header: t('audit.record'),
      width: 'minmax(120px, 1fr)',
      cell: (entry) => (
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className="shrink-0 text-xs text-ink-faint">{entry.record.kind}</span>
          <span className="truncate text-ink-muted">{entry.record.name}</span>
        </span>
      ),
    },
    {
      id: 'changes',
      header: t('audit.changes'),
      width: 'minmax(120px, 1fr)',
      cell: (entry) => <span className="truncate text-xs text-ink-muted">{entry.changes.map(({ field }) => field).join(', ') || '–'}</span>,
    },
    {
      id: 'from',
      header: t('audit.from'),
      width: '116px',
      cell: (entry) => <span className="figures truncate text-xs text-ink-muted">{entry.from?.address ?? '–'}</span>,
    },
  ]
}

/** An entry on a narrow screen. */
export function AuditCompact({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="truncate text-base">{entry.text}</span>
      <span className="mt-0.5 flex justify-between gap-3 text-xs text-ink-muted">
        <span className="truncate">
          {actorName(entry, t)} · {entry.record.kind} {entry.record.name}
        </span>
        <Time at={entry.at} />
      </span>
    </>
  )
}

/** Who did it, by the name of today. */
export function actorName(entry: AuditEntry, t: TFunction): string {
  return entry.actor ? (entry.actor.name ?? t('audit.unknownActor')) : t('timeline.system')
}
