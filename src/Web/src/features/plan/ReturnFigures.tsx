import { useTranslation } from 'react-i18next'
import type { ReturnEstimate } from '@/api/types'
import { Fact, Facts } from '@/components/Facts'
import { figure, money } from '@/lib/number'

/** The estimate: what is left over, and each saving with its formula and where its range is from. */
export function ReturnFigures({ estimate }: { estimate: ReturnEstimate }) {
  const { t } = useTranslation()
  const range = ({ least, most }: ReturnEstimate['saved']) => t('plan.range', { least: money(least), most: money(most) })
  const percent = (value: number | null) => (value === null ? '–' : `${figure(value).replace('-', '−')}\u00a0%`)
  return (
    <div aria-live="polite" className="grid content-start gap-4">
      <div>
        <p className="text-xs text-ink-muted">{t('plan.net')}</p>
        <p className="figures text-xl font-semibold">{range(estimate.net)}</p>
      </div>
      <Facts>
        <Fact label={t('plan.saved')}>
          <span className="figures">{range(estimate.saved)}</span>
        </Fact>
        <Fact label={t('plan.planCost')}>
          <span className="figures">{money(estimate.cost)}</span>
        </Fact>
        <Fact label={t('plan.return')}>
          <span className="figures">
            {estimate.leastReturnPercent === null
              ? '–'
              : t('plan.range', { least: percent(estimate.leastReturnPercent), most: percent(estimate.mostReturnPercent) })}
          </span>
        </Fact>
        <Fact label={t('plan.payback')}>
          <span className="figures">
            {estimate.longestPaybackDays === null ? '–' : t('plan.paybackDays', { count: Math.ceil(estimate.longestPaybackDays) })}
          </span>
        </Fact>
      </Facts>
      <ul className="divide-y border-t text-sm">
        {estimate.savings.map((saving) => (
          <li key={saving.name} className="grid gap-0.5 py-2">
            <span className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{t(`plan.savings.${saving.name as 'playbooks'}`)}</span>
              <span className="figures">{range(saving)}</span>
            </span>
            <span className="text-xs text-ink-muted">{saving.formula}</span>
            <span className="text-xs text-ink-faint">{saving.source}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
