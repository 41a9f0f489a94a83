import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { Stars } from '../ratings/Stars'
import { ratingsQuery } from './queries'

/** What requesters said last, whatever the period: each leads to its ticket. */
export function SaidOfTickets() {
  const { t } = useTranslation()
  const said = useInfiniteQuery(ratingsQuery)
  return (
    <Panel title={t('reports.said')} flush>
      {said.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : said.error && !said.data ? (
        <ErrorState error={said.error} retry={() => void said.refetch()} />
      ) : (
        <ul className="divide-y">
          {said.data?.pages
            .flatMap((page) => page.items)
            .map(({ ticketId, number, subject, rating, requester, assignee, teamName }) => (
              <li key={ticketId} className="px-4 py-2.5 text-sm">
                <span className="flex flex-wrap items-center gap-x-2">
                  <Stars score={rating.score} />
                  <Link to="/tickets/$id" params={{ id: number }} className="min-w-0 truncate font-medium hover:underline">
                    {subject}
                  </Link>
                  <span className="ml-auto text-xs text-ink-faint">
                    <Time at={rating.ratedAt} />
                  </span>
                </span>
                {rating.comment && <p className="mt-0.5 break-words whitespace-pre-wrap">{rating.comment}</p>}
                <p className="text-xs text-ink-faint">{[requester?.name, assignee?.name ?? teamName].filter(Boolean).join(' → ')}</p>
              </li>
            ))}
        </ul>
      )}
      {said.hasNextPage && (
        <Button look="ghost" className="m-2" pending={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
          {t('reports.more')}
        </Button>
      )}
    </Panel>
  )
}
