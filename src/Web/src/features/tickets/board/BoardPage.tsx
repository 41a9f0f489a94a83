import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { List } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketLine, TicketStatus } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { useMay } from '@/features/identity/session'
import { useAddressFilter } from '@/features/lists/useAddressFilter'
import { viewsQuery } from '@/features/views/queries'
import { Views } from '@/features/views/Views'
import { usePhone } from '@/lib/useMediaQuery'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { useQueueTopic } from '../live'
import { ticketSettingsQuery } from '../queries'
import { anyState, asViewQuery, filterFields, isFiltered, ofViewQuery, usualSort, type QueueFilter } from '../queue/filter'
import { facetsQuery } from '../queue/queries'
import { QueueFilters } from '../queue/QueueFilters'
import { BoardColumn } from './BoardColumn'
import { cardsOf, columnBeside, columnsOf, mayMove } from './board'
import { ColumnTabs } from './ColumnTabs'
import { columnQuery, useMoveCard } from './queries'
import { useBoardKeys } from './useBoardKeys'

/** Tickets by status, side by side; moved by hand, and moving as others work on them. */
export function BoardPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/tickets/board' })
  const { column, ...search } = useSearch({ from: '/shell/tickets/board' })
  const { view: viewId } = search
  const { filter } = useAddressFilter(filterFields, search)
  const refetchInterval = useFallbackPolling()
  const isPhone = usePhone()
  const may = useMay()
  const [writes, closes] = [may('tickets.write'), may('tickets.close')]
  const settings = useQuery(ticketSettingsQuery)
  const columns = useMemo(() => columnsOf(settings.data?.statuses ?? [], filter), [settings.data, filter])
  const lists = useQueries({ queries: columns.map(({ name }) => ({ ...columnQuery(filter, name), refetchInterval })) })
  const facets = useQuery({ ...facetsQuery({ ...filter, state: anyState, status: undefined }), refetchInterval })
  const view = useQuery(viewsQuery('tickets')).data?.items.find(({ id }) => id === viewId)
  useQueueTopic()
  const move = useMoveCard()

  const cards = cardsOf(lists.map(({ data }) => data?.pages.flatMap((page) => page.items) ?? []))
  const targetsOf = (line: TicketLine) => (writes ? columns.filter((to) => mayMove(line.status, to, closes)) : [])
  const put = (line: TicketLine | undefined, to: TicketStatus | undefined) => {
    if (line && to && writes && mayMove(line.status, to, closes)) move({ line, to })
  }
  const { board, press } = useBoardKeys({
    columns,
    cards,
    onShift: (line, step) => put(line, columnBeside(columns, line.status, step, closes)),
  })

  const change = (next: Partial<QueueFilter>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const clear = () => void navigate({ search: { site: undefined }, replace: true })
  const countOf = (status: TicketStatus) => facets.data && (facets.data.statuses.find(({ value }) => value === status.name)?.count ?? 0)
  const filterOfView = (query: Record<string, string>) => ({ ...ofViewQuery(query), sort: undefined })
  const current = columns.find(({ name }) => name === column) ?? columns[0]
  const failed = settings.error ?? lists.find(({ error, data }) => error && !data)?.error
  return (
    <ListPage
      head={
        <PageHeader
          title={t('board.title')}
          actions={
            <Link to="/tickets" search={search} className={buttonLooks({})}>
              <List aria-hidden /> {t('board.asList')}
            </Link>
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
              now={
                view || isFiltered(filter)
                  ? { query: asViewQuery(filter, view?.query.sort ?? usualSort), columns: view?.columns ?? [] } // a board has neither order nor columns of its own
                  : undefined
              }
              onPick={(next) => void navigate({ search: { site: undefined, view: next?.id, ...(next && filterOfView(next.query)) } })}
            />
          }
          filter={filter}
          facets={facets.data}
          onChange={change}
          onClear={clear}
        />
      }
    >
      {failed ? (
        <ErrorState error={failed} retry={() => void Promise.all([settings.refetch(), ...lists.map((list) => list.refetch())])} />
      ) : (
        <>
          {isPhone && (
            <ColumnTabs
              columns={columns}
              current={current?.name}
              countOf={countOf}
              onPick={(name) => void navigate({ search: (before) => ({ ...before, column: name }), replace: true })}
            />
          )}
          <div ref={board} onKeyDown={press} className="flex min-h-0 grow gap-3 overflow-x-auto bg-canvas px-(--gutter) py-3">
            {(isPhone ? columns.filter((one) => one === current) : columns).map((status) => (
              <BoardColumn
                key={status.name}
                status={status}
                cards={lists[columns.indexOf(status)]?.isPending ? undefined : (cards.get(status.name) ?? [])}
                count={countOf(status)}
                filter={filter}
                targetsOf={targetsOf}
                onMove={put}
                onDrop={(id) =>
                  put(
                    [...cards.values()].flat().find((line) => line.id === id),
                    status,
                  )
                }
              />
            ))}
          </div>
          {writes && !isPhone && <p className="border-t px-(--gutter) py-1.5 text-xs text-ink-faint">{t('board.keys')}</p>}
        </>
      )}
    </ListPage>
  )
}
