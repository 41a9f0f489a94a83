import { useInfiniteQuery } from '@tanstack/react-query'
import { Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { dataRequestColumns, DataRequestCompact } from './columns'
import { dataRequestsQuery } from './queries'
import { RequestDataDialog } from './RequestDataDialog'

/** What people asked to have done with what is kept of them, and the archives to fetch. */
export function DataRequestsPage() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(dataRequestsQuery)
  const may = useMay()('privacy.write')
  const [asking, setAsking] = useState(false)
  useKeys({ c: () => setAsking(true) }, may)
  const requests = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns = dataRequestColumns(t, may)
  const ask = may && (
    <Button look="primary" onClick={() => setAsking(true)}>
      <Plus aria-hidden /> {t('privacy.ask')}
    </Button>
  )
  return (
    <ListPage head={<PageHeader title={t('privacy.title')} state={t('privacy.text')} actions={ask} />}>
      {list.isPending ? (
        <TableSkeleton columns={columns} rows={4} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : requests.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={t('privacy.emptyTitle')} action={ask}>
          {t('privacy.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('privacy.title')}
          rows={requests}
          rowKey={(request) => request.id}
          columns={columns}
          compact={(request) => <DataRequestCompact request={request} may={may} />}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
      <RequestDataDialog open={asking} onOpenChange={setAsking} />
    </ListPage>
  )
}
