import type { TFunction } from 'i18next'
import { BellRing } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { Flash } from '@/components/Flash'
import type { Column } from '@/components/table/columns'
import { RowLink } from '@/components/table/RowLink'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { HiddenMark } from '../HiddenMark'
import { IncidentChip } from '../incidents/IncidentChip'
import { whyNotTold } from '../notTold'
import { hiddenBy } from '../reasons'
import { SeverityBadge, SeverityMark } from '../SeverityMark'
import { StateBadge, StateMark } from '../StateMark'
import { beganAt, spoken } from '../states'

const Words = ({ text }: { text: string | null | undefined }) => (
  <span className={text ? 'text-ink-muted' : 'text-ink-faint'} title={text ?? undefined}>
    {text ?? '–'}
  </span>
)

/** The columns of the triage queue. */
export function alertColumns(t: TFunction): Column<AlertLine>[] {
  return [
    {
      id: 'severity',
      header: t('alerts.severity'),
      width: '84px',
      sortKey: 'severity',
      always: true,
      cell: ({ alert }) => <SeverityBadge severity={alert.severity} />,
    },
    {
      id: 'priority',
      header: t('alerts.priority'),
      roomy: true,
      width: '64px',
      sortKey: 'priority',
      align: 'right',
      cell: ({ alert }) => <span className="figures text-ink-muted">{alert.priority}</span>,
    },
    {
      id: 'name',
      header: t('alerts.alert'),
      width: 'minmax(200px, 3.4fr)',
      always: true,
      cell: (line) => <Name line={line} />,
    },
    {
      id: 'state',
      header: t('alerts.state'),
      width: '128px',
      sortKey: 'state',
      always: true,
      cell: ({ alert }) => (
        <Flash value={alert.state}>
          <StateBadge state={alert.state} />
        </Flash>
      ),
    },
    {
      id: 'told',
      header: t('alerts.told'),
      width: 'minmax(140px, 2.4fr)',
      cell: (line) => <ToldOf line={line} />,
      whole: (line) => (line.hidden ? hiddenBy(t, line.hidden) : line.told ? undefined : whyNotTold(t, line)),
    },
    { id: 'site', header: t('alerts.site'), width: 'minmax(96px, 1.5fr)', cell: ({ siteName }) => <Words text={siteName} /> },
    {
      id: 'device',
      header: t('alerts.device'),
      width: 'minmax(96px, 1.5fr)',
      cell: ({ deviceName }) => <Words text={deviceName} />,
    },
    { id: 'type', header: t('alerts.type'), width: 'minmax(104px, 1fr)', cell: ({ alert }) => <Words text={spoken(alert.type)} /> },
    {
      id: 'assignee',
      header: t('alerts.assignee'),
      width: 'minmax(80px, 1fr)',
      cell: ({ assignee }) => (
        <span className={assignee ? 'text-ink' : 'text-ink-faint'}>{assignee ? (assignee.name ?? '…') : t('alerts.nobody')}</span>
      ),
    },
    {
      id: 'number',
      header: t('alerts.number'),
      roomy: true,
      width: '56px',
      sortKey: 'number',
      align: 'right',
      cell: ({ alert }) => <span className="figures text-ink-faint">{alert.number}</span>,
    },
    {
      id: 'opened',
      header: t('alerts.since'),
      width: '72px',
      align: 'right',
      sortKey: 'openedAt',
      cell: ({ alert }) => (
        <span className="text-ink-muted">
          <Time at={beganAt(alert)} />
        </span>
      ),
    },
  ]
}

function Name({ line: { alert, hidden, incident } }: { line: AlertLine }) {
  const { t } = useTranslation()
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <RowLink
        to="/alerts/$id"
        id={alert.number}
        className={cn('shrink-0 truncate font-medium hover:underline', hidden && 'text-ink-muted')}
      >
        {spoken(alert.name)}
      </RowLink>
      {incident && <IncidentChip incident={incident} />}
      {alert.isFlapping && <FlappingBadge />}
      {!alert.isFlapping && alert.recurrences > 0 && (
        <span className="figures shrink-0 text-xs text-ink-faint">{t('alerts.recurred', { count: alert.recurrences })}</span>
      )}
      <span className="truncate text-ink-muted">{alert.annotations.summary}</span>
    </span>
  )
}

/** It begins and ends all the time. */
export function FlappingBadge() {
  const { t } = useTranslation()
  return (
    <span
      className="inline-flex shrink-0 items-center gap-1 rounded-sm bg-warning-soft px-1.5 text-xs font-medium text-warning"
      title={t('alerts.flappingText')}
    >
      <svg viewBox="0 0 16 8" className="h-2 w-4" aria-hidden>
        <path d="M1 7V1h3v6h3V1h3v6h3V1h2" fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {t('alerts.flapping')}
    </span>
  )
}

/** Whom people heard of it from, or why they did not. */
function ToldOf({ line }: { line: AlertLine }) {
  const { t } = useTranslation()
  const { alert, hidden, told } = line
  if (hidden) return <HiddenMark hidden={hidden} />
  if (told)
    return (
      <span className="inline-flex max-w-full items-center gap-1.5 align-middle text-ink-muted">
        <BellRing className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">
          {t(told.firing > 1 ? 'alerts.toldWith' : 'alerts.toldAlone', { count: told.firing - 1 })} <Time at={told.at} />
        </span>
      </span>
    )
  if (alert.state === 'snoozed' && alert.snoozedUntil)
    return (
      <span className="text-ink-muted">
        {t('alerts.again')} <Time at={alert.snoozedUntil} />
      </span>
    )
  return <span className="text-ink-faint">{whyNotTold(t, line) ?? '–'}</span>
}

/** An alert on a narrow screen. */
export function AlertCompact({ line }: { line: AlertLine }) {
  const { t } = useTranslation()
  const { alert, hidden, incident } = line
  return (
    <>
      <span className="flex items-center gap-2">
        <SeverityMark severity={alert.severity} />
        <RowLink to="/alerts/$id" id={alert.number} className="min-w-0 grow truncate text-base font-medium">
          {spoken(alert.name)}
        </RowLink>
        {incident && <IncidentChip incident={incident} />}
        {alert.isFlapping && <FlappingBadge />}
        <span className="shrink-0 text-xs text-ink-faint">
          <Time at={beganAt(alert)} />
        </span>
      </span>
      <span className="mt-1 flex items-center gap-2 text-xs text-ink-muted">
        <StateMark state={alert.state} />
        <span className="shrink-0">{t(`alerts.states.${alert.state}`)}</span>
        <span className="min-w-0 grow truncate">
          {hidden ? <HiddenMark hidden={hidden} /> : [line.deviceName, line.siteName, line.assignee?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  )
}
