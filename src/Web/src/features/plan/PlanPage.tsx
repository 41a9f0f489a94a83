import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { Notice } from '@/components/Notice'
import { PageHeader } from '@/components/PageHeader'
import { Skeleton } from '@/components/Skeleton'
import { absoluteTime } from '@/lib/time'
import { PlanCards } from './PlanCards'
import { planQuery } from './queries'
import { ReturnCalculator } from './ReturnCalculator'
import { UsagePanel } from './UsagePanel'

/** The company's plan, what it uses and costs, and what a plan is worth to it. */
export function PlanPage() {
  const { t } = useTranslation()
  const standing = useQuery(planQuery)
  return (
    <ObjectPage>
      <PageHeader title={t('plan.title')} state={t('plan.text')} />
      {standing.isPending ? (
        <div className="grid gap-4 md:grid-cols-3">
          {['bronze', 'silver', 'gold'].map((plan) => (
            <Skeleton key={plan} className="h-56" />
          ))}
        </div>
      ) : standing.isError ? (
        <ErrorState error={standing.error} retry={() => void standing.refetch()} />
      ) : (
        <div className="grid gap-4">
          {standing.data.trialEndsAt && <Notice>{t('plan.trial', { date: absoluteTime(standing.data.trialEndsAt) })}</Notice>}
          <PlanCards standing={standing.data} />
          <UsagePanel />
          <ReturnCalculator plan={standing.data.plan} />
        </div>
      )}
    </ObjectPage>
  )
}
