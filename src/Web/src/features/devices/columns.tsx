import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { Device } from '@/api/types'
import { Flash } from '@/components/Flash'
import { HealthBadge } from '@/components/health/HealthBadge'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'
import { withUnit } from '@/lib/number'
import { worstReason } from './order'

/** The columns of the device list. */
export function deviceColumns(t: TFunction, zone?: string): Column<Device>[] {
  return [
    {
      id: 'health',
      header: t('devices.health'),
      width: '112px',
      sortKey: 'score',
      always: true,
      cell: ({ standing }) => (
        <Flash value={standing.score}>
          <HealthBadge band={standing.band} score={standing.score} plain />
        </Flash>
      ),
    },
    {
      id: 'name',
      header: t('devices.name'),
      width: 'minmax(184px, 2fr)',
      sortKey: 'name',
      always: true,
      cell: (device) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <Link to="/devices/$id" params={{ id: device.id }} className="truncate font-medium hover:underline">
            {device.name}
          </Link>
          <span className="figures shrink-0 text-xs text-ink-faint">{device.number}</span>
        </span>
      ),
    },
    { id: 'why', header: t('devices.why'), width: 'minmax(160px, 3fr)', cell: (device) => <Why device={device} /> },
    {
      id: 'site',
      header: t('devices.site'),
      width: 'minmax(120px, 1.5fr)',
      cell: (device) => (
        <Link to="/sites/$id" params={{ id: device.siteId }} className="text-ink-muted hover:text-ink hover:underline">
          {device.siteName}
        </Link>
      ),
    },
    {
      id: 'seen',
      header: t('devices.lastReading'),
      width: '96px',
      align: 'right',
      sortKey: 'lastReadingAt',
      cell: ({ standing }) => (
        <span className="text-ink-muted">
          <Time at={standing.lastReadingAt} zone={zone} none={t('devices.never')} />
        </span>
      ),
    },
    {
      id: 'type',
      header: t('devices.type'),
      width: 'minmax(100px, 1fr)',
      cell: (device) => <span className="text-ink-muted">{device.type.name}</span>,
    },
    {
      id: 'battery',
      header: t('metric.battery'),
      width: '60px',
      align: 'right',
      cell: ({ latest }) => <span className="figures">{withUnit(rounded(latest?.battery), '%')}</span>,
    },
    {
      id: 'signal',
      header: t('metric.signal'),
      width: '76px',
      align: 'right',
      cell: ({ latest }) => <span className="figures">{withUnit(rounded(latest?.signal), 'dBm')}</span>,
    },
  ]
}

/** Whole numbers line up under each other; the device's own page has the decimals. */
function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value)
}

/** The costliest reason a device is not at 100, in one line. */
function Why({ device }: { device: Device }) {
  const reason = worstReason(device)
  if (!reason) return <span className="text-ink-faint">–</span>
  return (
    <span className="figures text-ink-muted">
      {reason.text} <span className="text-xs text-ink-faint">−{Math.round(reason.pointsLost)}</span>
    </span>
  )
}

/** A device on a narrow screen. */
export function DeviceCompact({ device, zone }: { device: Device; zone?: string }) {
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <Link to="/devices/$id" params={{ id: device.id }} className="truncate text-base font-medium">
          {device.name}
        </Link>
        <HealthBadge band={device.standing.band} score={device.standing.score} plain />
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3 text-xs text-ink-muted">
        <span className="truncate">{worstReason(device)?.text ?? `${device.number} · ${device.siteName}`}</span>
        <Time at={device.standing.lastReadingAt} zone={zone} />
      </span>
    </>
  )
}
