import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Inbox, PartyPopper, Plus, SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketLine } from '@/api/types'
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
import { useListView } from '@/features/views/useListView'
import { Views } from '@/features/views/Views'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { BoardLink } from '../board/BoardLink'
import { useQueueTopic } from '../live'
import { ticketQuery } from '../queries'
import { QueueBulkBar } from './QueueBulkBar'
import { TicketCompact, ticketColumns } from './columns'
import { anyState, asViewQuery, exportAddress, filterFields, isFiltered, ofViewQuery, usualSort, type QueueFilter } from './filter'
import { OpenTicketDialog } from './OpenTicketDialog'
import { facetsQuery, queueQuery } from './queries'
import { QueueFilters } from './QueueFilters'

const compact = (line: TicketLine) => <TicketCompact line={line} />
const rarelyNeeded = ['team', 'customer', 'category', 'tags', 'opened']

/** Everything people ask for, in the order in which somebody should look at it. It moves while one looks. */
export function TicketsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/tickets' })
  const { sort = usualSort, new: creating, view: viewId, q, ...rest } = useSearch({ from: '/shell/tickets' })
  const { filter, said } = useAddressFilter(filterFields, { q, ...rest })
  const refetchInterval = useFallbackPolling()
  const list = useInfiniteQuery({ ...queueQuery(filter, sort), refetchInterval })
  const facets = useQuery({ ...facetsQuery(filter), refetchInterval })
  useQueueTopic()
  const columns = useMemo(() => ticketColumns(t), [t])
  const { view, hidden, hide, shown } = useListView(viewId, { list: 'tickets', table: 'tickets', columns, rarelyNeeded })
  const selection = useSelection(said)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const total = Math.max(list.data?.pages[0]?.count ?? 0, rows.length)

  const change = (next: Partial<QueueFilter>) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  const clear = () => void navigate({ search: ({ sort: kept }) => ({ sort: kept, site: undefined }), replace: true })
  const create = (open: boolean) => void navigate({ search: (search) => ({ ...search, new: open ? 'ticket' : undefined }), replace: true })
  const open = useMay()('tickets.write') && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('tickets.open')}
    </Button>
  )
  useKeys({ c: () => create(true) }, open !== false)
  const isUsual = !view && !isFiltered(filter) && sort === usualSort
  const isNew = facets.data !== undefined && Object.values(facets.data.states).every((count) => count === 0)
  return (
    <ListPage
      head={
        <PageHeader
          title={t('tickets.title')}
          number={!list.isPending && t('queue.count', { count: total, tickets: figure(total) })}
          actions={
            <>
              <a href={exportAddress(filter, sort)} download aria-label={t('queue.export')} className={buttonLooks({})}>
                <Download aria-hidden /> <span className="hidden sm:inline">{t('queue.export')}</span>
              </a>
              {open}
            </>
          }
        />
      }
      filters={
        <QueueFilters
          lead={
            <Views
              list="tickets"
              everything={t('queue.everything')}
              view={view}
              now={isUsual ? undefined : { query: asViewQuery(filter, sort), columns: shown }}
              onPick={(next) => void navigate({ search: { site: undefined, view: next?.id, ...(next && ofViewQuery(next.query)) } })}
            />
          }
          filter={filter}
          facets={facets.data}
          onChange={change}
          onClear={clear}
        >
          <BoardLink filter={filter} view={view?.id} />
          <ColumnsMenu columns={columns} hidden={hidden} onChange={hide} />
        </QueueFilters>
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} hidden={hidden} rows={24} />
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : rows.length > 0 ? (
        <div
          aria-busy={list.isPlaceholderData}
          className={cn('flex min-h-0 grow flex-col transition-opacity duration-100', list.isPlaceholderData && 'opacity-60')}
        >
          <DataTable
            list={said + sort}
            label={t('tickets.title')}
            rows={rows}
            rowKey={(line) => line.id}
            rowName={(line) => line.subject}
            columns={columns}
            hidden={hidden}
            compact={compact}
            onOpen={(line) => void navigate({ to: '/tickets/$id', params: { id: line.number } })}
            onIntend={({ number }) => void queries.prefetchQuery(ticketQuery(number))}
            sort={sort}
            onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
            onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            selection={selection}
          />
        </div>
      ) : isFiltered(filter) ? (
        <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : isNew ? (
        <EmptyState
          icon={Inbox}
          title={t('queue.emptyTitle')}
          action={
            <>
              {open}
              <Link to="/help/$slug" params={{ slug: 'tickets' }} className={buttonLooks({})}>
                {t('queue.learn')}
              </Link>
            </>
          }
        >
          {t('queue.emptyText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={PartyPopper}
          title={t('queue.doneTitle')}
          action={<Button onClick={() => change({ state: anyState })}>{t('queue.showAll')}</Button>}
        >
          {t('queue.doneText')}
        </EmptyState>
      )}
      <QueueBulkBar control={selection} total={total} filter={filter} />
      <OpenTicketDialog open={creating === 'ticket'} onOpenChange={create} siteId={rest.site} />
    </ListPage>
  )
}
