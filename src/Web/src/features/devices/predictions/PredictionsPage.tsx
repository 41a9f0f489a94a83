import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { GraduationCap, Hourglass, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { figure } from '@/lib/number'
import { predictionColumns, PredictionCompact } from './columns'
import { PredictionFilters } from './PredictionFilters'
import { predictionsQuery, type PredictionFilter } from './queries'

/** Twins look every five minutes, so a minute is soon enough. */
const askedEvery = 60_000

/** Which devices will fail, the next to come first, and what to do before they do. */
export function PredictionsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/predictions' })
  const { class: classes, site, state, sort } = useSearch({ from: '/shell/predictions' })
  const filter: PredictionFilter = { class: classes, site, state }
  const isWithdrawn = state === 'withdrawn'
  const list = useInfiniteQuery({ ...predictionsQuery(filter, sort), refetchInterval: askedEvery })
  const search = (change: PredictionFilter & { sort?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const predictions = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.count
  const columns = predictionColumns(t, isWithdrawn)
  const model = (
    <Link to="/predictions/model" className={buttonLooks({})}>
      <GraduationCap aria-hidden /> {t('predictions.how')}
    </Link>
  )
  return (
    <ListPage
      head={
        <PageHeader
          title={t('predictions.title')}
          state={
            <>
              {t('predictions.text')}
              {!!total && (
                <span className="figures text-ink-faint" role="status">
                  {t(isWithdrawn ? 'predictions.countWithdrawn' : 'predictions.count', { count: total, failures: figure(total) })}
                </span>
              )}
            </>
          }
          actions={model}
        />
      }
      filters={<PredictionFilters filter={filter} onChange={(change) => search({ ...change, sort: undefined })} />}
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : predictions.length > 0 ? (
        <DataTable
          label={t('predictions.title')}
          rows={predictions}
          rowKey={(prediction) => prediction.id}
          columns={columns}
          compact={(prediction) => <PredictionCompact prediction={prediction} />}
          compactHeight={84}
          onOpen={({ deviceId }) => void navigate({ to: '/devices/$id', params: { id: deviceId } })}
          sort={sort ?? (isWithdrawn ? '-predictedAt' : 'failsAt')}
          onSort={(next) => search({ sort: next })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      ) : classes || site ? (
        <EmptyState icon={SearchX} title={t('table.noMatch')}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : isWithdrawn ? (
        <EmptyState icon={Hourglass} title={t('predictions.noneWithdrawnTitle')}>
          {t('predictions.noneWithdrawnText')}
        </EmptyState>
      ) : (
        <EmptyState icon={Hourglass} title={t('predictions.emptyTitle')} action={model}>
          {t('predictions.emptyText')}
        </EmptyState>
      )}
    </ListPage>
  )
}
