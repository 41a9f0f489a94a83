import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Upgrade } from '@/api/problem'
import { money } from '@/lib/number'
import { buttonLooks } from './Button'
import { EmptyState } from './EmptyState'

/** What is not in the plan: what it would give, which plan has it, and what that costs. */
export function UpgradeNotice({ upgrade: { title, description, planNow, plan, price } }: { upgrade: Upgrade }) {
  const { t } = useTranslation()
  const perSite = money(price.perSite)
  const perDevice = money(price.perDevice)
  return (
    <EmptyState
      icon={Sparkles}
      title={t('plan.partOf', { feature: title, plan: t(`plan.names.${plan}`) })}
      action={
        <Link to="/settings/plan" className={buttonLooks({ look: 'primary' })}>
          {t('plan.seePlans')}
        </Link>
      }
    >
      <p>{description}</p>
      <p className="mt-2">{t('plan.costs', { now: t(`plan.names.${planNow}`), plan: t(`plan.names.${plan}`), perSite, perDevice })}</p>
    </EmptyState>
  )
}
