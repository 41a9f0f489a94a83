import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, LifeBuoy, MessageCircle, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest } from '@/api/types'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { PageHeader } from '@/components/PageHeader'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { Stars } from '@/features/tickets/ratings/Stars'
import { isActive } from '@/features/tickets/states'
import { StatusBadge } from '@/features/tickets/StateMark'
import { useKeys } from '@/lib/keys'
import { useOwnRequests } from './live'
import { requestQuery, requestsQuery } from './queries'

/** What somebody asked for themselves, and how it stands. */
export function RequestsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useOwnRequests()
  const list = useInfiniteQuery(requestsQuery)
  const requests = list.data?.pages.flatMap((page) => page.items) ?? []
  useKeys({ c: () => void navigate({ to: '/requests/new' }) })
  const ask = (
    <Link to="/requests/new" className={buttonLooks({ look: 'primary' })}>
      <Plus aria-hidden /> {t('requests.ask')}
    </Link>
  )
  const active = requests.filter(({ status }) => isActive(status.state))
  const done = requests.filter(({ status }) => !isActive(status.state))
  return (
    <div className="mx-auto w-full max-w-3xl px-(--gutter) py-4 pb-10">
      <PageHeader title={t('requests.title')} actions={ask} />
      {list.isPending ? (
        <div aria-busy className="grid gap-2">
          {[1, 2, 3].map((one) => (
            <Skeleton key={one} className="h-20" />
          ))}
        </div>
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : requests.length === 0 ? (
        <EmptyState icon={LifeBuoy} title={t('requests.emptyTitle')} action={ask}>
          {t('requests.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {active.length > 0 && <Requests title={t('requests.active')} requests={active} />}
          {done.length > 0 && <Requests title={t('requests.done')} requests={done} />}
          {list.hasNextPage && (
            <Button
              look="ghost"
              className="justify-self-center"
              pending={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('action.more')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function Requests({ title, requests }: { title: string; requests: OwnRequest[] }) {
  const queries = useQueryClient()
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold text-ink-muted">{title}</h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {requests.map((request) => (
          <li key={request.id}>
            <Link
              to="/requests/$id"
              params={{ id: request.number }}
              onPointerEnter={() => void queries.prefetchQuery(requestQuery(request.number))}
              className="flex min-h-16 items-center gap-3 px-4 py-3 hover:bg-hover"
            >
              <span className="min-w-0 grow">
                <span className="block truncate text-base font-medium">{request.subject}</span>
                <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-muted">
                  <StatusBadge status={request.status} />
                  <span className="figures text-ink-faint">{request.number}</span>
                  {request.replyCount > 0 && (
                    <span className="figures inline-flex items-center gap-1">
                      <MessageCircle className="size-3.5" aria-hidden /> {request.replyCount}
                    </span>
                  )}
                  {request.rating && <Stars score={request.rating.score} />}
                  <Time at={request.changedAt} />
                </span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-ink-faint" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
