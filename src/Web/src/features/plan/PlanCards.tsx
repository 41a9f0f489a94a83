import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OfferedPlan, PlanStanding } from '@/api/types'
import { Button } from '@/components/Button'
import { useMay } from '@/features/identity/session'
import { cn } from '@/lib/cn'
import { money } from '@/lib/number'
import { useChoosePlan } from './queries'

/** The plans side by side, the company's own marked. */
export function PlanCards({ standing }: { standing: PlanStanding }) {
  const { t } = useTranslation()
  const may = useMay()('plan.write')
  const { begin, pending } = useChoosePlan()
  return (
    <ul className="grid gap-4 md:grid-cols-3">
      {standing.plans.map((offered, at) => {
        const name = t(`plan.names.${offered.plan}`)
        const current = offered.plan === standing.plan && !standing.trialEndsAt
        return (
          <li
            key={offered.plan}
            aria-current={current || undefined}
            className={cn('flex flex-col gap-3 rounded-lg border bg-surface p-4', current && 'border-accent outline outline-accent')}
          >
            <div className="flex items-baseline justify-between gap-2">
              <h2 className="text-lg font-semibold">{name}</h2>
              {current && <span className="text-xs font-medium text-accent-text">{t('plan.current')}</span>}
            </div>
            <p className="figures text-sm text-ink-muted">
              <span className="text-xl font-semibold text-ink">{money(offered.price.perSite)}</span> {t('plan.perSite')}
              <br />
              {money(offered.price.perDevice)} {t('plan.perDevice')}
            </p>
            <Included offered={offered} before={standing.plans[at - 1]} />
            {may && !current && (
              <Button
                className="mt-auto"
                look={offered.plan === 'silver' ? 'primary' : 'secondary'}
                pending={pending}
                onClick={() => begin(offered.plan, standing)}
              >
                {t('plan.choose', { plan: name })}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Included({ offered, before }: { offered: OfferedPlan; before?: OfferedPlan }) {
  const { t } = useTranslation()
  const none = before ? t('plan.noMore') : t('plan.nothingYet')
  return (
    <div className="text-sm">
      {before && <p className="mb-1.5 text-ink-muted">{t('plan.everythingIn', { plan: t(`plan.names.${before.plan}`) })}</p>}
      {offered.features.length === 0 && <p className="text-ink-muted">{none}</p>}
      <ul className="grid gap-1.5">
        {offered.features.map(({ name, title, description }) => (
          <li key={name} className="flex items-start gap-2">
            <Check className="mt-0.5 size-4 shrink-0 text-accent-text" aria-hidden />
            <span>
              {title}
              <span className="block text-xs text-ink-muted">{description}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
