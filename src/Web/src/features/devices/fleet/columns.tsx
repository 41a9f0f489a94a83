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
      cell: ({ reason }) => reason ?? '–',
      look: ({ reason }) => (reason ? 'text-ink-muted' : 'text-ink-faint'),
      whole: ({ reason }) => reason ?? undefined,
    },
    {
      id: 'number',
      header: t('devices.number'),
      width: '72px',
      sortKey: 'number',
      cell: ({ number }) => number,
      look: 'figures text-ink-faint',
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
      roomy: true,
      cell: ({ typeName }) => typeName,
      look: 'text-ink-muted',
    },
    {
      id: 'group',
      header: t('devices.group'),
      width: 'minmax(96px, 1fr)',
      cell: ({ groupName }) => groupName ?? '–',
      look: ({ groupName }) => (groupName ? 'text-ink-muted' : 'text-ink-faint'),
    },
    { id: 'tags', header: t('devices.tags'), width: 'minmax(96px, 1fr)', cell: ({ tags }) => <Tags tags={tags} /> },
    {
      id: 'serial',
      header: t('devices.serial'),
      width: 'minmax(96px, 1fr)',
      cell: ({ serial }) => serial ?? '–',
      look: 'font-mono text-xs text-ink-muted',
    },
    {
      id: 'battery',
      header: t('metric.battery'),
      width: '64px',
      align: 'right',
      cell: ({ battery }) => withUnit(battery, '%'),
      look: ({ battery }) => figureLook(battery),
    },
    {
      id: 'signal',
      header: t('metric.signal'),
      width: '80px',
      align: 'right',
      cell: ({ signal }) => withUnit(signal, 'dBm'),
      look: ({ signal }) => figureLook(signal),
    },
    {
      id: 'seen',
      header: t('devices.lastReading'),
      width: '96px',
      align: 'right',
      sortKey: 'lastReadingAt',
      cell: ({ lastReadingAt }) => <Time at={lastReadingAt} zone={zone} none={t('devices.never')} />,
      look: 'text-ink-muted',
    },
  ]
}

const figureLook = (value: number | null) => (value === null ? 'text-ink-faint' : 'figures text-ink-muted')

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
