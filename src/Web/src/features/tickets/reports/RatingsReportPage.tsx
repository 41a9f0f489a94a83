import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RatingGroup } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { figure } from '@/lib/number'
import { shareText } from './bars'
import { ratingGroupings, ratingSummaryQuery, spanOf, type RatingGrouping } from './queries'
import { RatingGroups } from './RatingGroups'
import { ReportHead } from './ReportHead'
import { SaidOfTickets } from './SaidOfTickets'
import { ScoreBars } from './ScoreBars'

/** How content requesters were, with whom, where and about what, and what they said. */
export function RatingsReportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/reports/ratings' })
  const { days, by: said } = useSearch({ from: '/shell/reports/ratings' })
  const span = spanOf(days)
  const by = ratingGroupings.find((one) => one === said) ?? 'team'
  const summary = useQuery(ratingSummaryQuery(span, by))
  return (
    <ObjectPage>
      <ReportHead<RatingGrouping>
        text={t('reports.ratingsText')}
        span={span}
        onSpan={(next) => void navigate({ search: (before) => ({ ...before, days: next }), replace: true })}
        by={by}
        groupings={ratingGroupings}
        onBy={(next) => void navigate({ search: (before) => ({ ...before, by: next === 'team' ? undefined : next }), replace: true })}
      />
      {summary.isPending ? (
        <Skeleton className="h-40" />
      ) : summary.error && !summary.data ? (
        <ErrorState error={summary.error} retry={() => void summary.refetch()} />
      ) : summary.data.all.rated === 0 ? (
        <EmptyState icon={Star} title={t('reports.noRatings')}>
          {t('reports.noRatingsText')}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <All all={summary.data.all} />
          <RatingGroups groups={summary.data.groups} by={by} />
          <SaidOfTickets />
        </div>
      )}
    </ObjectPage>
  )
}

function All({ all }: { all: RatingGroup }) {
  const { t } = useTranslation()
  return (
    <Panel>
      <div className="grid items-center gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <p className="text-xs text-ink-muted">{t('reports.satisfied')}</p>
          <p className="figures text-2xl font-semibold">{shareText(all.satisfaction)}</p>
          <p className="figures text-xs text-ink-faint">
            {t('reports.ratedOf', { rated: figure(all.rated), resolved: figure(all.resolved) })}
          </p>
          <p className="text-xs text-ink-faint">{t('reports.satisfiedIs')}</p>
        </div>
        <ScoreBars scores={all.scores} />
      </div>
    </Panel>
  )
}
