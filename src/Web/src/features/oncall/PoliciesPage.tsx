import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Siren } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallPolicy } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { policiesQuery, schedulesQuery } from './queries'
import { formOf, sentenceOf } from './steps'

/** The escalation policies, each with what happens by it in words. */
export function PoliciesPage() {
  const { t } = useTranslation()
  const arranges = useMay()('alerts.on-call')
  const policies = useQuery(policiesQuery)
  const schedules = useQuery(schedulesQuery)
  if (policies.isPending || schedules.isPending) return <PagePending />
  if (!policies.data || !schedules.data)
    return (
      <ErrorState error={policies.error ?? schedules.error} retry={() => void Promise.all([policies.refetch(), schedules.refetch()])} />
    )
  const start = (
    <Link to="/on-call/policies/$id" params={{ id: 'new' }} className={buttonLooks({ look: 'primary' })}>
      <Plus aria-hidden /> {t('oncall.newPolicy')}
    </Link>
  )
  const words = (policy: OnCallPolicy) => sentenceOf(formOf(policy), schedules.data.items, policy.people)
  return (
    <ObjectPage>
      <PageHeader
        title={t('oncall.policies')}
        above={
          <Link to="/on-call" className="hover:text-ink hover:underline">
            {t('oncall.title')}
          </Link>
        }
        state={t('oncall.policiesText')}
        actions={arranges && policies.data.items.length > 0 && start}
      />
      {policies.data.items.length === 0 ? (
        <EmptyState icon={Siren} title={t('oncall.noPoliciesTitle')} action={arranges && start}>
          {t('oncall.noPoliciesText')}
        </EmptyState>
      ) : (
        <Panel flush>
          <ul className="divide-y">
            {policies.data.items.map((policy) => (
              <li key={policy.id}>
                <Link to="/on-call/policies/$id" params={{ id: policy.id }} className="block px-4 py-3 hover:bg-hover">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <span className="font-semibold">{policy.name}</span>
                    <span className="text-xs text-ink-muted">
                      {policy.isDefault && t('oncall.isDefault')}
                      {policy.isDefault && policy.siteIds.length > 0 && ' · '}
                      {policy.siteIds.length > 0 && t('oncall.atSites', { count: policy.siteIds.length })}
                      {!policy.isDefault && policy.siteIds.length === 0 && t('oncall.nowhere')}
                    </span>
                  </span>
                  <span className="mt-0.5 block text-sm text-ink-muted">{words(policy)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </ObjectPage>
  )
}
