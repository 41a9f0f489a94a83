import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, History, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { AuditEntryDialog } from './AuditEntryDialog'
import { AuditFilters } from './AuditFilters'
import { auditColumns, AuditCompact } from './columns'
import { auditQuery, exportAddress, useAuditLive, type AuditSearch } from './queries'

/** Who changed what, when, from where, and what it was before. It grows while one looks. */
export function AuditPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/audit' })
  const { q, kind, actor, record, trace, days } = useSearch({ from: '/shell/settings/audit' })
  const search: AuditSearch = { q, kind, actor, record, trace, days }
  const list = useInfiniteQuery({ ...auditQuery(search), refetchInterval: useFallbackPolling() })
  const [open, setOpen] = useState<AuditEntry>()
  useAuditLive()
  const narrow = (next: AuditSearch) => {
    setOpen(undefined)
    void navigate({ search: (before) => ({ ...before, ...next }) })
  }
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns = auditColumns(t)
  return (
    <ListPage
      head={
        <PageHeader
          title={t('audit.title')}
          state={t('audit.text')}
          actions={
            <a href={exportAddress(search)} download className={buttonLooks({})}>
              <Download aria-hidden /> {t('audit.export')}
            </a>
          }
        />
      }
      filters={<AuditFilters search={search} onChange={narrow} />}
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : entries.length === 0 ? (
        Object.values(search).some(Boolean) ? (
          <EmptyState icon={SearchX} title={t('table.noMatch')}>
            {t('table.noMatchHint')}
          </EmptyState>
        ) : (
          <EmptyState icon={History} title={t('audit.emptyTitle')}>
            {t('audit.emptyText')}
          </EmptyState>
        )
      ) : (
        <DataTable
          label={t('audit.title')}
          rows={entries}
          rowKey={(entry) => entry.id}
          columns={columns}
          compact={(entry) => <AuditCompact entry={entry} />}
          onOpen={setOpen}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
      <AuditEntryDialog entry={open} onClose={() => setOpen(undefined)} onNarrow={narrow} />
    </ListPage>
  )
}
