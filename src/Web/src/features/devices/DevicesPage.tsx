import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, RadioTower, SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { useHiddenColumns } from '@/components/table/ColumnsMenu'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useSiteTopics } from '@/features/sites/live'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { DeviceFilters } from './DeviceFilters'
import { RegisterDeviceDialog } from './RegisterDeviceDialog'
import { DeviceCompact, deviceColumns } from './columns'
import { ageOfReadingsEvery, deviceListQuery } from './queries'

const mostSitesFollowed = 25

/** Every device I may see, filtered by what stands in the address. */
export function DevicesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/devices' })
  const { site, q, band, sort = 'score', new: creating } = useSearch({ from: '/shell/devices' })
  const list = useInfiniteQuery({
    ...deviceListQuery({ q, siteId: site, bands: band, sort }),
    refetchInterval: useFallbackPolling(ageOfReadingsEvery),
  })
  const devices = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const sites = useMemo(() => [...new Set(devices.map((device) => device.siteId))].slice(0, mostSitesFollowed), [devices])
  useSiteTopics(sites)
  const [hidden, hide] = useHiddenColumns('devices')
  const columns = useMemo(() => deviceColumns(t), [t])
  const create = (open: boolean) => void navigate({ search: (search) => ({ ...search, new: open ? 'device' : undefined }), replace: true })
  const register = useMay()('devices.write') && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('devices.register')}
    </Button>
  )
  useKeys({ c: () => create(true) }, register !== false)
  return (
    <ListPage
      head={<PageHeader title={t('devices.title')} actions={register} />}
      filters={
        <DeviceFilters
          columns={columns}
          hidden={hidden}
          onHide={hide}
          shown={list.isSuccess && !list.hasNextPage ? devices.length : undefined}
        />
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns.map((column) => column.width)} rows={20} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : devices.length === 0 ? (
        q || band || site ? (
          <EmptyState
            icon={SearchX}
            title={t('table.noMatch')}
            action={<Button onClick={() => void navigate({ search: {} })}>{t('table.clearFilters')}</Button>}
          >
            {t('table.noMatchHint')}
          </EmptyState>
        ) : (
          <EmptyState icon={RadioTower} title={t('devices.emptyTitle')} action={register}>
            {t('devices.emptyText')}
          </EmptyState>
        )
      ) : (
        <DataTable
          label={t('devices.title')}
          rows={devices}
          rowKey={(device) => device.id}
          columns={columns}
          hidden={hidden}
          compact={(device) => <DeviceCompact device={device} />}
          onOpen={(device) => void navigate({ to: '/devices/$id', params: { id: device.id } })}
          sort={sort}
          onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
      <RegisterDeviceDialog open={creating === 'device'} onOpenChange={create} siteId={site} />
    </ListPage>
  )
}
