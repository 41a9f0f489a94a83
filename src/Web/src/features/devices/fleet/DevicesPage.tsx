import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Plus, RadioTower, SearchX } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { ColumnsMenu, useHiddenColumns } from '@/components/table/ColumnsMenu'
import { DataTable } from '@/components/table/DataTable'
import { useSelection } from '@/components/table/selection'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useSiteTopics } from '@/features/sites/live'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'
import { RegisterDeviceDialog } from '../RegisterDeviceDialog'
import { BulkBar } from './BulkBar'
import { DeviceCompact, deviceColumns } from './columns'
import { exportAddress, filterFields, isFiltered, type FleetFilter } from './filter'
import { FleetFilters } from './FleetFilters'
import { facetsQuery, useFleet } from './queries'

/** What is hidden until somebody wants it. */
const rarelyNeeded = ['group', 'tags', 'serial']

/** Every device I may see, filtered by what stands in the address. */
export function DevicesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/devices' })
  const { sort = 'score', new: creating, q, ...rest } = useSearch({ from: '/shell/devices' })
  const words = JSON.stringify([q, ...filterFields.map((name) => rest[name])])
  const filter = useMemo<FleetFilter>(() => {
    const [text, ...values] = JSON.parse(words) as (string | undefined)[]
    return { q: text ?? undefined, ...Object.fromEntries(filterFields.map((name, at) => [name, values[at] ?? undefined])) }
  }, [words])
  const list = useFleet(filter, sort)
  const facets = useQuery(facetsQuery(filter))
  const [hidden, hide] = useHiddenColumns('fleet', rarelyNeeded)
  const columns = useMemo(() => deviceColumns(t), [t])
  const writes = useMay()('devices.write')
  const selection = useSelection(words)
  const { see, rows } = list
  const [sites, follow] = useState<string[]>([])
  useSiteTopics(sites)
  const sight = useCallback(
    (first: number, last: number) => {
      see(first, last)
      const inSight = new Set<string>()
      for (let at = first; at <= last; at++) inSight.add(rows.at(at)?.siteId ?? '')
      inSight.delete('')
      follow((before) => (before.length === inSight.size && before.every((id) => inSight.has(id)) ? before : [...inSight]))
    },
    [see, rows],
  )

  const change = (next: Partial<FleetFilter>) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  const clear = () => void navigate({ search: ({ sort: kept }) => ({ sort: kept, site: undefined }), replace: true })
  const create = (open: boolean) => void navigate({ search: (search) => ({ ...search, new: open ? 'device' : undefined }), replace: true })
  const register = writes && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('devices.register')}
    </Button>
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
              <a href={exportAddress(filter, sort)} download className={buttonLooks({})}>
                <Download aria-hidden /> {t('devices.export')}
              </a>
              {register}
            </>
          }
        />
      }
      filters={
        <FleetFilters filter={filter} facets={facets.data} onChange={change} onClear={clear}>
          <ColumnsMenu columns={columns} hidden={hidden} onChange={hide} />
        </FleetFilters>
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns.filter(({ id }) => !hidden.includes(id)).map((column) => column.width)} rows={24} />
      ) : list.error ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : rows.length === 0 ? (
        isFiltered(filter) ? (
          <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
            {t('table.noMatchHint')}
          </EmptyState>
        ) : (
          <EmptyState icon={RadioTower} title={t('devices.emptyTitle')} action={register}>
            {t('devices.emptyText')}
          </EmptyState>
        )
      ) : (
        <div className={cn('flex min-h-0 grow flex-col transition-opacity duration-100', list.isStale && 'opacity-60')}>
          <DataTable
            key={list.shown}
            label={t('devices.title')}
            rows={rows}
            rowKey={(line) => line.id}
            rowName={(line) => line.name}
            columns={columns}
            hidden={hidden}
            compact={(line) => <DeviceCompact line={line} />}
            onOpen={(line) => void navigate({ to: '/devices/$id', params: { id: line.id } })}
            sort={sort}
            onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
            onSight={sight}
            selection={writes ? selection : undefined}
          />
        </div>
      )}
      {writes && <BulkBar control={selection} total={rows.length} filter={filter} />}
      <RegisterDeviceDialog open={creating === 'device'} onOpenChange={create} siteId={rest.site} />
    </ListPage>
  )
}
