import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Building2, Plus, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { SearchField } from '@/components/SearchField'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { AddSiteDialog } from './AddSiteDialog'
import { FleetSummary } from './FleetSummary'
import { siteColumns, SiteCompact } from './columns'
import { useSitesLive } from './live'
import { siteListQuery } from './queries'

/** Every site I may see, and how it stands now. */
export function SitesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/sites' })
  const { q, sort, new: creating } = useSearch({ from: '/shell/sites' })
  const list = useInfiniteQuery({ ...siteListQuery({ q, sort }), refetchInterval: useFallbackPolling() })
  useSitesLive()
  const create = (open: boolean) => void navigate({ search: (search) => ({ ...search, new: open ? 'site' : undefined }), replace: true })
  const add = useMay()('sites.write') && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('sites.add')}
    </Button>
  )
  useKeys({ c: () => create(true) }, add !== false)
  const sites = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns = siteColumns(t)
  return (
    <ListPage
      head={
        <PageHeader
          title={t('sites.title')}
          state={list.hasNextPage || sites.length === 0 || q ? undefined : <FleetSummary sites={sites} />}
          actions={add}
        />
      }
      filters={
        <SearchField
          label={t('sites.filter')}
          value={q ?? ''}
          onChange={(text) => void navigate({ search: (search) => ({ ...search, q: text || undefined }), replace: true })}
        />
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : sites.length === 0 ? (
        q ? (
          <EmptyState icon={SearchX} title={t('table.noMatch')}>
            {t('table.noMatchHint')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={Building2}
            title={t('sites.emptyTitle')}
            action={
              <>
                {add}
                <Link to="/welcome" className={buttonLooks({})}>
                  {t('nav.welcome')}
                </Link>
              </>
            }
          >
            {t('sites.emptyText')}
          </EmptyState>
        )
      ) : (
        <DataTable
          label={t('sites.title')}
          rows={sites}
          rowKey={(site) => site.id}
          columns={columns}
          compact={(site) => <SiteCompact site={site} />}
          compactHeight={72}
          onOpen={(site) => void navigate({ to: '/sites/$id', params: { id: site.id } })}
          sort={sort}
          onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
      <AddSiteDialog open={creating === 'site'} onOpenChange={create} />
    </ListPage>
  )
}
