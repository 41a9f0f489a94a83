import { useTranslation } from 'react-i18next'
import type { SlaPolicy } from '@/api/types'
import { secondsOf, lengthOf } from '../length'
import { targets } from './policies'

type Criteria = Pick<SlaPolicy, 'customer' | 'siteName' | 'category' | 'priority'>

/** Which tickets a policy is for, in words. */
export function useCriteria() {
  const { t } = useTranslation()
  return ({ customer, siteName, category, priority }: Criteria) =>
    [customer, siteName, category, priority && t(`tickets.priorities.${priority}`)].filter(Boolean).join(' · ') || t('policies.everyTicket')
}

/** What a policy promises, kind by kind. */
export function Targets({ policy }: { policy: SlaPolicy }) {
  const { t } = useTranslation()
  return (
    <span className="figures flex flex-wrap gap-x-3 text-xs text-ink-muted">
      {targets.map((target) => (
        <span key={target}>
          <span className="text-ink-faint">{t(`promises.kinds.${target}`)}</span>{' '}
          {policy[target] === null ? '–' : lengthOf(secondsOf(policy[target]))}
        </span>
      ))}
    </span>
  )
}
