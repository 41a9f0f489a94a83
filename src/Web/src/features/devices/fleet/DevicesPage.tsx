import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, FileUp, Plus, RadioTower, SearchX } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceLine } from '@/api/types'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { ColumnsMenu } from '@/components/table/ColumnsMenu'
import { DataTable } from '@/components/table/DataTable'
import { useSelection } from '@/components/table/selection'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useAddressFilter } from '@/features/lists/useAddressFilter'
import { Views } from '@/features/views/Views'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'
import { deviceQuery } from '../queries'
import { RegisterDeviceDialog } from '../RegisterDeviceDialog'
import { FleetBulkBar } from './FleetBulkBar'
import { DeviceCompact, deviceColumns } from './columns'
import { asViewQuery, exportAddress, filterFields, isFiltered, ofViewQuery, usualSort, type FleetFilter } from './filter'
import { FleetFilters } from './FleetFilters'
import { askForFleet, facetsQuery, useFleet } from './queries'
import { useFleetView } from './useFleetView'
import { useSitesInSight } from './useSitesInSight'

const compact = (line: DeviceLine) => <DeviceCompact line={line} />

/** Every device I may see, filtered by what stands in the address. */
export function DevicesPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/devices' })
  const { sort = usualSort, new: creating, view: viewId, q, ...rest } = useSearch({ from: '/shell/devices' })
  const { filter, said } = useAddressFilter(filterFields, { q, ...rest })
  const list = useFleet(filter, sort)
  const facets = useQuery(facetsQuery(filter))
  const columns = useMemo(() => deviceColumns(t), [t])
  const { view, hidden, hide, shown } = useFleetView(viewId, columns)
  const writes = useMay()('devices.write')
  const selection = useSelection(said)
  const { see, rows } = list
  const followSites = useSitesInSight(rows)
  const sight = useCallback(
    (first: number, last: number) => {
      see(first, last)
      followSites(first, last)
    },
    [see, followSites],
  )

  const change = (next: Partial<FleetFilter>) => {
    void askForFleet(queries, { ...filter, ...next }, sort)
    void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  }
  const asked = asViewQuery(filter, sort)
  const clear = () => void navigate({ search: ({ sort: kept }) => ({ sort: kept, site: undefined }), replace: true })
  const create = (open: boolean) => void navigate({ search: (search) => ({ ...search, new: open ? 'device' : undefined }), replace: true })
  const register = writes && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('devices.register')}
    </Button>
  )
  const importLink = (
    <Link to="/devices/imports" aria-label={t('imports.import')} className={buttonLooks({})}>
      <FileUp aria-hidden /> <span className="hidden sm:inline">{t('imports.import')}</span>
    </Link>
  )
  useKeys({ c: () => create(true) }, register !== false)
  return (
    <ListPage
      head={
        <PageHeader
          title={t('devices.title')}
          number={!list.isPending && t('devices.count', { count: rows.length, devices: figure(rows.length) })}
          actions={
            <>
              {writes && importLink}
              <a href={exportAddress(filter, sort)} download aria-label={t('devices.export')} className={buttonLooks({})}>
                <Download aria-hidden /> <span className="hidden sm:inline">{t('devices.export')}</span>
              </a>
              {register}
            </>
          }
        />
      }
      filters={
        <FleetFilters
          lead={
            <Views
              list="devices"
              everything={t('devices.all')}
              view={view}
              now={view || Object.keys(asked).length > 0 ? { query: asked, columns: shown } : undefined}
              onPick={(next) => void navigate({ search: { site: undefined, view: next?.id, ...ofViewQuery(next?.query ?? {}) } })}
            />
          }
          filter={filter}
          facets={facets.data}
          onChange={change}
          onClear={clear}
        >
          <ColumnsMenu columns={columns} hidden={hidden} onChange={hide} />
        </FleetFilters>
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} hidden={hidden} rows={24} />
      ) : list.error ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : rows.length === 0 ? (
        isFiltered(filter) ? (
          <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
            {t('table.noMatchHint')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={RadioTower}
            title={t('devices.emptyTitle')}
            action={
              writes && (
                <>
                  {register}
                  {importLink}
                </>
              )
            }
          >
            {t('devices.emptyText')}
          </EmptyState>
        )
      ) : (
        <div
          aria-busy={list.isStale}
          className={cn('flex min-h-0 grow flex-col transition-opacity duration-100', list.isStale && 'opacity-60')}
        >
          <DataTable
            list={list.shown}
            label={t('devices.title')}
            rows={rows}
            rowKey={(line) => line.id}
            rowName={(line) => line.name}
            columns={columns}
            hidden={hidden}
            compact={compact}
            onOpen={(line) => void navigate({ to: '/devices/$id', params: { id: line.id } })}
            onIntend={({ id }) => void queries.prefetchQuery(deviceQuery(id))}
            sort={sort}
            onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
            onSight={sight}
            selection={selection}
          />
        </div>
      )}
      <FleetBulkBar control={selection} total={rows.length} filter={filter} sort={sort} writes={writes} />
      <RegisterDeviceDialog open={creating === 'device'} onOpenChange={create} siteId={rest.site} />
    </ListPage>
  )
}
