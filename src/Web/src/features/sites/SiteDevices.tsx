import { Link, useNavigate } from '@tanstack/react-router'
import { RadioTower } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { DeviceCompact, deviceColumns } from '@/features/devices/fleet/columns'
import { useFleet } from '@/features/devices/fleet/queries'

/** What is said of each, and how wide, beside the facts of the site. */
const widths: Record<string, string> = {
  health: '112px',
  name: 'minmax(136px, 2fr)',
  why: 'minmax(96px, 2fr)',
  type: 'minmax(88px, 1fr)',
  battery: '64px',
  seen: '88px',
}

/** The devices of a site, those that need a person first; they change places as their health does. */
export function SiteDevices({ site }: { site: Site }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useFleet({ site: site.id }, 'score')
  const columns = useMemo(
    () =>
      deviceColumns(t, site.timeZone)
        .filter(({ id }) => id in widths)
        .map((column) => ({ ...column, width: widths[column.id]!, sortKey: undefined })),
    [t, site.timeZone],
  )
  const { rows } = list
  return (
    <Panel
      title={t('sites.devicesWorstFirst')}
      aside={
        <>
          <Link to="/devices/labels" search={{ site: site.id }} className="text-accent-text hover:underline">
            {t('labels.print')}
          </Link>
          <Link to="/devices" search={{ site: site.id }} className="text-accent-text hover:underline">
            {t('sites.openList')}
          </Link>
        </>
      }
      flush
      className="flex max-h-[max(560px,calc(100dvh-280px))] flex-col overflow-hidden [&>div]:flex [&>div]:min-h-0 [&>div]:flex-col [&_[role=row]]:!px-4 [&>div>.h-8]:px-4"
    >
      {list.error ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : list.isPending ? (
        <TableSkeleton columns={columns} rows={6} />
      ) : rows.length === 0 ? (
        <EmptyState icon={RadioTower} title={t('devices.emptyTitle')}>
          {t('devices.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          snug
          label={t('sites.devicesWorstFirst')}
          rows={rows}
          rowKey={(line) => line.id}
          columns={columns}
          compact={(line) => <DeviceCompact line={line} zone={site.timeZone} />}
          onOpen={(line) => void navigate({ to: '/devices/$id', params: { id: line.id } })}
          onSight={list.see}
        />
      )}
    </Panel>
  )
}
