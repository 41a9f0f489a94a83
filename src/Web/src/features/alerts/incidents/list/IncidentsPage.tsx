import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PartyPopper, Plus, SearchX, Siren } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useAddressFilter } from '@/features/lists/useAddressFilter'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { anyState, incidentFields, isFiltered, usualSort, type IncidentFilter } from '../filter'
import { IncidentForm } from '../IncidentForm'
import { useIncidentsTopic } from '../live'
import { incidentFacetsQuery, incidentQuery, incidentsQuery } from '../queries'
import { IncidentCompact, incidentColumns } from './columns'
import { IncidentFilters } from './IncidentFilters'

const none = () => Promise.resolve([])

/** What people work on as one thing, the newest first. */
export function IncidentsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/incidents' })
  const { sort = usualSort, new: opens, ...words } = useSearch({ from: '/shell/incidents' })
  const { filter, said } = useAddressFilter(incidentFields, words)
  const refetchInterval = useFallbackPolling()
  const list = useInfiniteQuery({ ...incidentsQuery(filter, sort), refetchInterval })
  const facets = useQuery({ ...incidentFacetsQuery(filter), refetchInterval })
  useIncidentsTopic()
  const writes = useMay()('alerts.write')
  const rows = useMemo<IncidentLine[]>(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useMemo(() => incidentColumns(t), [t])
  const total = list.data?.pages[0]?.count ?? rows.length
  const isNew = facets.data !== undefined && Object.values(facets.data.states).every((count) => count === 0)
  const change = (next: Partial<IncidentFilter>) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  const clear = () => void navigate({ search: { site: undefined }, replace: true })
  const open = (isOpen: boolean) =>
    void navigate({ search: (search) => ({ ...search, new: isOpen ? 'incident' : undefined }), replace: true })
  useKeys({ c: () => open(true) }, writes)
  const begin = writes && (
    <Button look={isNew ? 'primary' : 'secondary'} onClick={() => open(true)}>
      <Plus aria-hidden /> {t('incidents.new')}
    </Button>
  )
  return (
    <ListPage
      head={
        <PageHeader
          title={t('incidents.title')}
          number={!list.isPending && t('incidents.count', { count: total, incidents: figure(total) })}
          actions={begin}
        />
      }
      filters={<IncidentFilters filter={filter} facets={facets.data} onChange={change} onClear={clear} />}
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} rows={12} />
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : rows.length > 0 ? (
        <DataTable
          list={said + sort}
          label={t('incidents.title')}
          rows={rows}
          rowKey={({ incident }) => incident.id}
          columns={columns}
          compact={(line) => <IncidentCompact line={line} />}
          onOpen={({ incident }) => void navigate({ to: '/incidents/$id', params: { id: incident.number } })}
          onIntend={({ incident }) => void queries.prefetchQuery(incidentQuery(incident.number))}
          sort={sort}
          onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      ) : isFiltered(filter) ? (
        <EmptyState icon={SearchX} title={t('table.noMatch')} action={<Button onClick={clear}>{t('table.clearFilters')}</Button>}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : isNew ? (
        <EmptyState icon={Siren} title={t('incidents.emptyTitle')} action={begin}>
          {t('incidents.emptyText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={PartyPopper}
          title={t('incidents.doneTitle')}
          action={<Button onClick={() => change({ state: anyState })}>{t('incidents.showAll')}</Button>}
        >
          {t('incidents.doneText')}
        </EmptyState>
      )}
      {opens && writes && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && open(false)} title={t('incidents.new')} description={t('incidents.newText')}>
          <IncidentForm
            alerts={none}
            fresh
            onDone={() => open(false)}
            onMade={({ number }) => void navigate({ to: '/incidents/$id', params: { id: number } })}
          />
        </Dialog>
      )}
    </ListPage>
  )
}
