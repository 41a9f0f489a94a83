import { useNavigate } from '@tanstack/react-router'
import { RadioTower } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device, Site } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { DeviceCompact, deviceColumns } from '@/features/devices/columns'
import { byScore } from '@/features/devices/order'

interface DeviceList {
  data?: { pages: { items: Device[] }[] }
  error: unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage(): unknown
  refetch(): unknown
}

/** The devices of a site, those that need a person first; they change places as their health does. */
export function SiteDevices({ site, list }: { site: Site; list: DeviceList }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const columns = useMemo(
    () => deviceColumns(t, site.timeZone).filter((column) => ['health', 'name', 'why', 'type', 'seen'].includes(column.id)),
    [t, site.timeZone],
  )
  const devices = useMemo(() => list.data?.pages.flatMap((page) => page.items).sort(byScore), [list.data])
  return (
    <Panel
      title={t('sites.devicesWorstFirst')}
      flush
      className="flex max-h-[max(560px,calc(100dvh-280px))] flex-col overflow-hidden [&>div]:flex [&>div]:min-h-0 [&>div]:flex-col [&_[role=row]]:!px-4 [&>div>.h-8]:px-4"
    >
      {list.error ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : !devices ? (
        <TableSkeleton columns={columns.map((column) => column.width)} rows={6} />
      ) : devices.length === 0 ? (
        <EmptyState icon={RadioTower} title={t('devices.emptyTitle')}>
          {t('devices.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('sites.devicesWorstFirst')}
          rows={devices}
          rowKey={(device) => device.id}
          columns={columns}
          compact={(device) => <DeviceCompact device={device} zone={site.timeZone} />}
          onOpen={(device) => void navigate({ to: '/devices/$id', params: { id: device.id } })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
    </Panel>
  )
}
