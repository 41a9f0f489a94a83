import type { TFunction } from 'i18next'
import { Flag, Wind } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Flash } from '@/components/Flash'
import type { Column } from '@/components/table/columns'
import { RowLink } from '@/components/table/RowLink'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { SeverityBadge, SeverityMark } from '../../SeverityMark'
import { IncidentStateBadge, IncidentStateMark } from '../IncidentStateMark'

/** The columns of the list of incidents. */
export function incidentColumns(t: TFunction): Column<IncidentLine>[] {
  return [
    {
      id: 'severity',
      header: t('alerts.severity'),
      width: '92px',
      always: true,
      cell: ({ severity }) => (severity ? <SeverityBadge severity={severity} /> : <span className="text-ink-faint">–</span>),
    },
    {
      id: 'title',
      header: t('incidents.incident'),
      width: 'minmax(220px, 4fr)',
      always: true,
      cell: ({ incident }) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <RowLink to="/incidents/$id" id={incident.number} className="truncate font-medium hover:underline">
            {incident.title}
          </RowLink>
          {incident.isStorm && <StormBadge />}
        </span>
      ),
      whole: ({ incident }) => incident.title,
    },
    {
      id: 'state',
      header: t('alerts.state'),
      width: '108px',
      always: true,
      cell: ({ incident }) => (
        <Flash value={incident.state}>
          <IncidentStateBadge state={incident.state} />
        </Flash>
      ),
    },
    {
      id: 'alerts',
      header: t('incidents.alerts.column'),
      width: 'minmax(110px, 1fr)',
      cell: (line) => <AlertShare line={line} />,
    },
    {
      id: 'site',
      header: t('alerts.site'),
      width: 'minmax(96px, 1.5fr)',
      cell: ({ siteName }) => <span className={siteName ? 'text-ink-muted' : 'text-ink-faint'}>{siteName ?? '–'}</span>,
    },
    {
      id: 'commander',
      header: t('incidents.roles.commander'),
      width: 'minmax(96px, 1.2fr)',
      cell: ({ people }) => {
        const leader = people.find(({ role }) => role === 'commander')
        return <span className={leader ? 'text-ink' : 'text-ink-faint'}>{leader ? (leader.name ?? '…') : t('incidents.roles.nobody')}</span>
      },
    },
    {
      id: 'number',
      header: t('alerts.number'),
      roomy: true,
      width: '56px',
      align: 'right',
      cell: ({ incident }) => <span className="figures text-ink-faint">{incident.number}</span>,
    },
    {
      id: 'opened',
      header: t('incidents.opened'),
      width: '80px',
      align: 'right',
      sortKey: 'openedAt',
      cell: ({ incident }) => (
        <span className="text-ink-muted">
          <Time at={incident.openedAt} />
        </span>
      ),
    },
  ]
}

/** How many of its alerts go on, as the filled part of a bar. */
function AlertShare({ line: { incident, active } }: { line: IncidentLine }) {
  const share = incident.alerts === 0 ? 0 : active / incident.alerts
  return (
    <span className="flex items-center gap-2">
      <span className="h-1.5 w-12 shrink-0 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <span className="block h-full rounded-full bg-critical-fill" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="figures truncate text-ink-muted">
        {figure(active)}/{figure(incident.alerts)}
        {incident.folded > 0 && <span className="text-ink-faint"> +{figure(incident.folded)}</span>}
      </span>
    </span>
  )
}

function StormBadge() {
  const { t } = useTranslation()
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-xs text-ink-muted" title={t('incidents.stormText')}>
      <Wind className="size-3" aria-hidden /> {t('incidents.storm')}
    </span>
  )
}

/** An incident on a narrow screen. */
export function IncidentCompact({ line }: { line: IncidentLine }) {
  const { t } = useTranslation()
  const { incident, severity, siteName, people, active } = line
  const leader = people.find(({ role }) => role === 'commander')?.name
  return (
    <>
      <span className="flex items-center gap-2">
        {severity && <SeverityMark severity={severity} />}
        <RowLink to="/incidents/$id" id={incident.number} className="min-w-0 grow truncate text-base font-medium">
          {incident.title}
        </RowLink>
        <span className="shrink-0 text-xs text-ink-faint">
          <Time at={incident.openedAt} />
        </span>
      </span>
      <span className="mt-1 flex items-center gap-2 text-xs text-ink-muted">
        <IncidentStateMark state={incident.state} />
        <span className="shrink-0">{t(`incidents.states.${incident.state}`)}</span>
        <span className="figures shrink-0">
          {figure(active)}/{figure(incident.alerts)}
        </span>
        <span className="min-w-0 grow truncate">{siteName}</span>
        {leader && (
          <span className="inline-flex min-w-0 shrink items-center gap-1 truncate">
            <Flag className="size-3 shrink-0" aria-hidden /> {leader}
          </span>
        )}
      </span>
    </>
  )
}
