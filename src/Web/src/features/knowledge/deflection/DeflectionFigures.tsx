import { useTranslation } from 'react-i18next'
import type { MonthOfDeflection } from '@/api/types'
import { figure } from '@/lib/number'

/** The sums of a period, each with what it counts. */
export function DeflectionFigures({ months }: { months: MonthOfDeflection[] }) {
  const { t } = useTranslation()
  const sum = (of: (month: MonthOfDeflection) => number) => months.reduce((total, month) => total + of(month), 0)
  const shown = sum((month) => month.shown)
  const opened = sum((month) => month.opened)
  const deflected = sum((month) => month.deflected)
  const undecided = sum((month) => month.undecided)
  const decided = shown - undecided
  const figures = [
    { name: t('deflection.shown'), value: figure(shown), hint: t('deflection.shownHint') },
    { name: t('deflection.opened'), value: figure(opened), hint: t('deflection.openedHint') },
    { name: t('deflection.deflected'), value: figure(deflected), hint: t('deflection.deflectedHint') },
    {
      name: t('deflection.rate'),
      value: decided > 0 ? `${figure((deflected / decided) * 100)} %` : '–',
      hint: t('deflection.rateHint', { count: undecided, undecided: figure(undecided) }),
    },
  ]
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
      {figures.map(({ name, value, hint }) => (
        <div key={name} className="flex flex-col bg-surface p-4">
          <dt className="text-xs text-ink-muted">{name}</dt>
          <dd className="figures mt-1 text-2xl font-semibold tracking-tight">{value}</dd>
          <dd className="mt-1 text-xs text-ink-faint">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}
