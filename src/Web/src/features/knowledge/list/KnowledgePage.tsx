import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BookOpen, ChartColumn, Plus, SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { articleQuery, articlesQuery } from '../queries'
import { ArticleFilters } from './ArticleFilters'
import { ArticleCompact, articleColumns } from './columns'
import { SearchHits } from './SearchHits'

/** What the company knows: searched, and listed. */
export function KnowledgePage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/knowledge' })
  const { q, sort, state, visibility, category, tag } = useSearch({ from: '/shell/knowledge' })
  const filter = { state, visibility, category, tag }
  const may = useMay()
  const writes = may('knowledge.write')
  const list = useInfiniteQuery({ ...articlesQuery(filter, sort), enabled: !q })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useMemo(() => articleColumns(t, writes), [t, writes])
  const isFiltered = Object.values(filter).some(Boolean)
  const write = () => void navigate({ to: '/knowledge/new' })
  useKeys({ c: write }, writes)
  const clear = () => void navigate({ search: ({ sort: kept }) => ({ sort: kept, site: undefined }), replace: true })
  const begin = writes && (
    <Button look="primary" onClick={write}>
      <Plus aria-hidden /> {t('knowledge.write')}
    </Button>
  )
  return (
    <ListPage
      head={
        <PageHeader
          title={t('knowledge.title')}
          actions={
            <>
              {writes && (
                <Link to="/knowledge/deflection" className={buttonLooks({})}>
                  <ChartColumn aria-hidden /> {t('deflection.title')}
                </Link>
              )}
              {begin}
            </>
          }
        />
      }
      filters={
        <ArticleFilters
          q={q}
          filter={filter}
          writes={writes}
          onChange={(next) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })}
          onClear={clear}
        />
      }
    >
      {q ? (
        <SearchHits q={q} writes={writes} />
      ) : list.isPending ? (
        <TableSkeleton columns={columns} rows={12} />
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : rows.length > 0 ? (
        <DataTable
          list={JSON.stringify(filter) + sort}
          label={t('knowledge.title')}
          rows={rows}
          rowKey={(article) => article.id}
          columns={columns}
          compact={(article) => <ArticleCompact article={article} writes={writes} />}
          onOpen={({ number }) => void navigate({ to: '/knowledge/$id', params: { id: number } })}
          onIntend={({ number }) => void queries.prefetchQuery(articleQuery(number))}
          sort={sort ?? '-changedAt'}
          onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      ) : isFiltered ? (
        <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : (
        <EmptyState icon={BookOpen} title={t('knowledge.emptyTitle')} action={begin}>
          {t(writes ? 'knowledge.emptyWrite' : 'knowledge.emptyRead')}
        </EmptyState>
      )}
    </ListPage>
  )
}
