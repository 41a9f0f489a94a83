import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BellOff, BellRing, PartyPopper, SearchX, Siren } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { ColumnsMenu } from '@/components/table/ColumnsMenu'
import { useSelection } from '@/components/table/selection'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useAddressFilter } from '@/features/lists/useAddressFilter'
import { useListView } from '@/features/views/useListView'
import { Views } from '@/features/views/Views'
import { figure } from '@/lib/number'
import { useAlertsTopic } from '../live'
import { alertQuery } from '../queries'
import { AlertBulkBar } from './AlertBulkBar'
import { AlertFilters } from './AlertFilters'
import { alertColumns } from './columns'
import {
  anyState,
  asViewQuery,
  filterFields,
  groupings,
  isFiltered,
  ofViewQuery,
  usualSort,
  type Grouping,
  type QueueFilter,
} from './filter'
import { withHeads } from './groups'
import { facetsQuery, groupsQuery, useQueue } from './queries'
import { QueueTable } from './QueueTable'

const rarelyNeeded = ['type']

/** Everything that is wrong, in the order in which somebody should look at it. It moves while one looks. */
export function AlertsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/alerts' })
  const { sort = usualSort, group: by, view: viewId, q, ...rest } = useSearch({ from: '/shell/alerts' })
  const group = groupings.find((one) => one === by)
  const { filter, said } = useAddressFilter(filterFields, { q, ...rest })
  const list = useQueue(filter, sort, group)
  const facets = useQuery(facetsQuery(filter))
  const groups = useQuery(groupsQuery(filter, group))
  useAlertsTopic()
  const columns = useMemo(() => alertColumns(t), [t])
  const { view, hidden, hide, shown } = useListView(viewId, { list: 'alerts', table: 'alerts', columns, rarelyNeeded })
  const selection = useSelection(said)
  const heads = group && groups.data?.items
  const rows = useMemo(() => withHeads(list.rows, heads), [list.rows, heads])
  const { see } = list
  const sight = useCallback((first: number, last: number) => see(rows.lineAt(first), rows.lineAt(last)), [see, rows])

  const change = (next: Partial<QueueFilter> & { group?: Grouping }) =>
    void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  const clear = () =>
    void navigate({ search: ({ sort: kept, group: grouped }) => ({ sort: kept, group: grouped, site: undefined }), replace: true })
  const isUsual = !view && !isFiltered(filter) && sort === usualSort && !group
  const isNew = facets.data !== undefined && Object.values(facets.data.states).every((count) => count === 0)
  const total = list.rows.length
  return (
    <ListPage
      head={
        <PageHeader
          title={t('alerts.title')}
          number={!list.isPending && t('alerts.count', { count: total, alerts: figure(total) })}
          actions={
            <>
              <Link to="/incidents" className={buttonLooks({})}>
                <Siren aria-hidden /> {t('incidents.title')}
              </Link>
              <Link to="/alerts/silences" className={buttonLooks({})}>
                <BellOff aria-hidden /> {t('nav.silences')}
              </Link>
            </>
          }
        />
      }
      filters={
        <AlertFilters
          lead={
            <Views
              list="alerts"
              everything={t('alerts.everything')}
              view={view}
              now={isUsual ? undefined : { query: asViewQuery(filter, sort, group), columns: shown }}
              onPick={(next) => void navigate({ search: { site: undefined, view: next?.id, ...(next && ofViewQuery(next.query)) } })}
            />
          }
          filter={filter}
          group={group}
          facets={facets.data}
          onChange={change}
          onClear={clear}
        >
          <ColumnsMenu columns={columns} hidden={hidden} onChange={hide} />
        </AlertFilters>
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} hidden={hidden} rows={24} />
      ) : list.error ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : total > 0 ? (
        <QueueTable
          list={`${list.shown} ${group ?? ''}`}
          isStale={list.isStale}
          rows={rows}
          columns={columns}
          hidden={hidden}
          sort={sort}
          onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
          onSight={sight}
          onOpen={({ number }) => void navigate({ to: '/alerts/$id', params: { id: number } })}
          onIntend={({ number }) => void queries.prefetchQuery(alertQuery(number))}
          onOpenGroup={({ key }) =>
            change(group === 'name' ? { name: key, group: undefined } : { site: /^[0-]+$/.test(key) ? 'none' : key, group: undefined })
          }
          selection={selection}
        />
      ) : isFiltered(filter) ? (
        <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : isNew ? (
        <EmptyState
          icon={BellRing}
          title={t('alerts.emptyTitle')}
          action={
            <Link to="/help/$slug" params={{ slug: 'alerts' }} className={buttonLooks({})}>
              {t('alerts.learn')}
            </Link>
          }
        >
          {t('alerts.emptyText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={PartyPopper}
          title={t('alerts.doneTitle')}
          action={<Button onClick={() => change({ state: anyState })}>{t('alerts.showAll')}</Button>}
        >
          {t('alerts.doneText')}
        </EmptyState>
      )}
      <AlertBulkBar control={selection} total={total} filter={filter} />
    </ListPage>
  )
}
