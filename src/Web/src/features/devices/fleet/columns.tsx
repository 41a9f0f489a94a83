import type { TFunction } from 'i18next'
import { CircleSlash, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceLine } from '@/api/types'
import { Flash } from '@/components/Flash'
import { HealthBadge } from '@/components/health/HealthBadge'
import type { Column } from '@/components/table/columns'
import { RowLink } from '@/components/table/RowLink'
import { Time } from '@/components/Time'
import { withUnit } from '@/lib/number'
import { Tags } from '../Tags'

/** The columns of a list of devices. */
export function deviceColumns(t: TFunction, zone?: string): Column<DeviceLine>[] {
  return [
    {
      id: 'health',
      header: t('devices.health'),
      width: '112px',
      sortKey: 'score',
      always: true,
      cell: (line) => <LineHealth line={line} />,
    },
    {
      id: 'name',
      header: t('devices.name'),
      width: 'minmax(200px, 2fr)',
      sortKey: 'name',
      always: true,
      cell: ({ id, name }) => (
        <RowLink to="/devices/$id" id={id} className="truncate font-medium hover:underline">
          {name}
        </RowLink>
      ),
    },
    {
      id: 'why',
      header: t('devices.why'),
      width: 'minmax(160px, 2fr)',
      cell: ({ reason }) => (
        <span className={reason ? 'text-ink-muted' : 'text-ink-faint'} title={reason ?? undefined}>
          {reason ?? '–'}
        </span>
      ),
    },
    {
      id: 'number',
      header: t('devices.number'),
      width: '72px',
      sortKey: 'number',
      cell: ({ number }) => <span className="figures text-ink-faint">{number}</span>,
    },
    {
      id: 'site',
      header: t('devices.site'),
      width: 'minmax(128px, 1.5fr)',
      cell: ({ siteId, siteName }) => (
        <RowLink to="/sites/$id" id={siteId} className="text-ink-muted hover:text-ink hover:underline">
          {siteName}
        </RowLink>
      ),
    },
    {
      id: 'type',
      header: t('devices.type'),
      width: 'minmax(112px, 1fr)',
      cell: ({ typeName }) => <span className="text-ink-muted">{typeName}</span>,
    },
    {
      id: 'group',
      header: t('devices.group'),
      width: 'minmax(96px, 1fr)',
      cell: ({ groupName }) => <span className={groupName ? 'text-ink-muted' : 'text-ink-faint'}>{groupName ?? '–'}</span>,
    },
    { id: 'tags', header: t('devices.tags'), width: 'minmax(96px, 1fr)', cell: ({ tags }) => <Tags tags={tags} /> },
    {
      id: 'serial',
      header: t('devices.serial'),
      width: 'minmax(96px, 1fr)',
      cell: ({ serial }) => <span className="font-mono text-xs text-ink-muted">{serial ?? '–'}</span>,
    },
    {
      id: 'battery',
      header: t('metric.battery'),
      width: '64px',
      align: 'right',
      cell: ({ battery }) => <Figure value={battery} unit="%" />,
    },
    {
      id: 'signal',
      header: t('metric.signal'),
      width: '80px',
      align: 'right',
      cell: ({ signal }) => <Figure value={signal} unit="dBm" />,
    },
    {
      id: 'seen',
      header: t('devices.lastReading'),
      width: '96px',
      align: 'right',
      sortKey: 'lastReadingAt',
      cell: ({ lastReadingAt }) => (
        <span className="text-ink-muted">
          <Time at={lastReadingAt} zone={zone} none={t('devices.never')} />
        </span>
      ),
    },
  ]
}

function Figure({ value, unit }: { value: number | null; unit: string }) {
  return <span className={value === null ? 'text-ink-faint' : 'figures text-ink-muted'}>{withUnit(value, unit)}</span>
}

/** How a device stands, or that it is not judged now. */
function LineHealth({ line }: { line: DeviceLine }) {
  if (line.state !== 'active') return <NotJudged state={line.state} />
  return (
    <Flash value={line.score}>
      <HealthBadge band={line.band} score={line.score} plain />
    </Flash>
  )
}

function NotJudged({ state }: { state: 'maintenance' | 'decommissioned' }) {
  const { t } = useTranslation()
  const Icon = state === 'maintenance' ? Wrench : CircleSlash
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-muted">
      <Icon className="size-3.5" aria-hidden /> {t(`devices.states.${state}`)}
    </span>
  )
}

/** A device on a narrow screen. */
export function DeviceCompact({ line, zone }: { line: DeviceLine; zone?: string }) {
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <RowLink to="/devices/$id" id={line.id} className="truncate text-base font-medium">
          {line.name}
        </RowLink>
        <LineHealth line={line} />
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3 text-xs text-ink-muted">
        <span className="truncate">{line.reason ?? `${line.number} · ${line.siteName}`}</span>
        <Time at={line.lastReadingAt} zone={zone} />
      </span>
    </>
  )
}
