import { useTranslation } from 'react-i18next'
import type { Effectiveness } from '@/api/types'
import { figure } from '@/lib/number'
import { duration } from '@/lib/time'
import { togetherOf } from './figures'

/** The sums of a period, each with what it counts. */
export function NoiseFigures({ report: { total, bySeverity } }: { report: Effectiveness }) {
  const { t } = useTranslation()
  const times = togetherOf(bySeverity)
  const lasting = (seconds: number | undefined) => (seconds === undefined ? '–' : duration(seconds))
  const cells = [
    {
      name: t('noise.figures.alerts'),
      value: figure(total.alerts),
      hint: t('noise.figures.alertsHint', { reports: figure(total.reports) }),
    },
    {
      name: t('noise.figures.notifications'),
      value: figure(total.notifications),
      hint: t('noise.figures.notificationsHint', { over: figure(total.resolutions) }),
    },
    { name: t('noise.figures.suppressed'), value: figure(total.suppressed), hint: t('noise.figures.suppressedHint') },
    {
      name: t('noise.figures.false'),
      value: figure(total.falseSuppressions),
      hint: t('noise.figures.falseHint'),
      look: total.falseSuppressions > 0 ? 'text-critical' : undefined,
    },
    {
      name: t('noise.figures.mtta'),
      value: lasting(times.toAcknowledge),
      hint: t('noise.figures.mttaHint', { count: times.acknowledged, alerts: figure(times.acknowledged) }),
    },
    {
      name: t('noise.figures.mttr'),
      value: lasting(times.toResolve),
      hint: t('noise.figures.mttrHint', { count: times.resolved, alerts: figure(times.resolved) }),
    },
  ]
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-3 xl:grid-cols-6">
      {cells.map(({ name, value, hint, look }) => (
        <div key={name} className="flex min-w-0 flex-col bg-surface p-4">
          <dt className="text-xs text-ink-muted">{name}</dt>
          <dd className={`figures mt-1 text-2xl font-semibold tracking-tight ${look ?? ''}`}>{value}</dd>
          <dd className="figures mt-1 text-xs text-ink-faint">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}
