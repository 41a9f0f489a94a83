import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ListChecks, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Job, JobState } from '@/api/types'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { Segments } from '@/components/Segments'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { Time } from '@/components/Time'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { JobStateBadge } from './JobStateBadge'
import { jobListQuery, useRetryJob } from './queries'

const states: (JobState | 'all')[] = ['all', 'waiting', 'running', 'done', 'dead']

/** The work done in the background, and the way to give failed work another chance. */
export function JobsPage() {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate({ from: '/settings/jobs' })
  const { state } = useSearch({ from: '/shell/settings/jobs' })
  const list = useInfiniteQuery(jobListQuery(state))
  const retry = useRetryJob()
  const may = useMay()('jobs.write')
  const jobs = list.data?.pages.flatMap((page) => page.items) ?? []
  const again = (job: Job) =>
    may &&
    job.state === 'dead' && (
      <Button
        size="sm"
        pending={retry.isPending && retry.variables === job.id}
        onClick={() =>
          retry.mutate(job.id, {
            onSuccess: () => toast({ text: t('jobs.retried', { kind: job.kind }) }),
            onError: (error) => toast({ text: error.message, tone: 'critical' }),
          })
        }
      >
        <RotateCw aria-hidden /> {t('jobs.retry')}
      </Button>
    )
  const columns: Column<Job>[] = [
    { id: 'state', header: t('jobs.state'), width: '110px', cell: (job) => <JobStateBadge state={job.state} /> },
    {
      id: 'kind',
      header: t('jobs.kind'),
      width: 'minmax(160px, 1fr)',
      cell: (job) => <code className="font-mono text-xs">{job.kind}</code>,
    },
    {
      id: 'error',
      header: t('jobs.lastError'),
      width: 'minmax(200px, 3fr)',
      cell: (job) => (
        <span title={job.lastError ?? undefined} className="text-ink-muted">
          {job.lastError ?? '–'}
        </span>
      ),
    },
    {
      id: 'attempts',
      header: t('jobs.attempts'),
      width: '72px',
      align: 'right',
      cell: (job) => <span className="figures">{job.attempts}</span>,
    },
    { id: 'runAt', header: t('jobs.runAt'), width: '100px', align: 'right', cell: (job) => <Time at={job.runAt} /> },
    { id: 'created', header: t('jobs.created'), width: '100px', align: 'right', cell: (job) => <Time at={job.createdAt} /> },
    { id: 'retry', header: t('table.actions'), quiet: true, width: '92px', align: 'right', cell: again },
  ]
  return (
    <ListPage
      head={<PageHeader title={t('jobs.title')} state={t('jobs.text')} />}
      filters={
        <div className="max-w-full overflow-x-auto">
          <Segments
            label={t('jobs.state')}
            value={(state as JobState | undefined) ?? 'all'}
            onChange={(next) =>
              void navigate({ search: (search) => ({ ...search, state: next === 'all' ? undefined : next }), replace: true })
            }
            options={states.map((value) => ({ value, label: t(`jobs.${value}`) }))}
          />
        </div>
      }
    >
      {list.isPending ? (
        <TableSkeleton columns={columns} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : jobs.length === 0 ? (
        <EmptyState icon={ListChecks} title={state ? t('jobs.noneLike') : t('jobs.emptyTitle')}>
          {t('jobs.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('jobs.title')}
          rows={jobs}
          rowKey={(job) => job.id}
          columns={columns}
          compact={(job) => (
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0">
                <span className="flex items-center gap-2">
                  <JobStateBadge state={job.state} /> <code className="truncate font-mono text-xs">{job.kind}</code>
                </span>
                <span className="mt-0.5 block truncate text-xs text-ink-muted">{job.lastError ?? <Time at={job.runAt} />}</span>
              </span>
              {again(job)}
            </span>
          )}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        />
      )}
    </ListPage>
  )
}
