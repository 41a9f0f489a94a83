import { useTranslation } from 'react-i18next'
import type { NoiseTotal } from '@/api/types'
import { Panel } from '@/components/Panel'
import { cn } from '@/lib/cn'
import { figure, withUnit } from '@/lib/number'
import { leastOf, placeOn, standingOf, wished } from './figures'

const texts = { below: 'text-warning', within: 'text-healthy', above: 'text-warning' }
const fills = { below: 'bg-warning-fill', within: 'bg-healthy-fill', above: 'bg-warning-fill' }

/** How much less people were told than there was, beside what is asked for, and how that is counted. */
export function Reduction({ total, how }: { total: NoiseTotal; how: string }) {
  const { t } = useTranslation()
  const { reduction, notifications, alerts, notificationsPerAlert } = total
  if (reduction === null) return null
  const standing = standingOf(reduction)
  return (
    <Panel title={t('noise.reduction.title')} aside={<span className="figures">{t('noise.reduction.wished', wished)}</span>}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <p>
          <span className={cn('figures text-3xl font-semibold tracking-tight', texts[standing])}>{withUnit(reduction, '%')}</span>{' '}
          <span className="text-sm text-ink-muted">{t(`noise.reduction.standing.${standing}`)}</span>
        </p>
        <p className="figures text-sm text-ink-muted">{t('noise.reduction.perAlert', { rate: figure(notificationsPerAlert ?? 0) })}</p>
      </div>
      <ReductionScale reduction={reduction} className="mt-4 mb-6" labelled />
      <p className="figures rounded-md bg-sunken px-3 py-2 text-sm">
        1 − {figure(notifications)} / {figure(alerts)} = {withUnit(reduction, '%')}
      </p>
      <p className="mt-2 max-w-prose text-xs text-ink-faint">{how}</p>
    </Panel>
  )
}

/** A reduction on its scale, with the range that is asked for marked on it. */
export function ReductionScale({ reduction, className, labelled }: { reduction: number; className?: string; labelled?: boolean }) {
  const { t } = useTranslation()
  const least = leastOf(reduction)
  const place = (at: number) => `${placeOn(least, at) * 100}%`
  return (
    <div
      className={cn('relative', labelled ? 'h-4' : 'h-2', className)}
      role="img"
      aria-label={t('noise.reduction.label', { reduction: figure(reduction), ...wished })}
    >
      <div className="absolute inset-0 rounded-full bg-sunken" />
      <div
        className="absolute inset-y-0 border-x border-healthy bg-healthy-soft"
        style={{ left: place(wished.from), width: `${(placeOn(least, wished.to) - placeOn(least, wished.from)) * 100}%` }}
      />
      <div
        className={cn('absolute inset-y-[30%] rounded-full', fills[standingOf(reduction)])}
        style={{
          left: place(Math.min(0, reduction)),
          width: `${(placeOn(least, Math.max(0, reduction)) - placeOn(least, Math.min(0, reduction))) * 100}%`,
        }}
      />
      <div className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 bg-ink" style={{ left: place(reduction) }} />
      {labelled &&
        [...(least < 0 ? [least] : []), 0, wished.from, wished.to, 100].map((at) => (
          <span
            key={at}
            className={cn(
              'figures absolute top-full mt-1 text-xs whitespace-nowrap text-ink-faint',
              at === least ? '' : at === 100 ? '-translate-x-full' : '-translate-x-1/2',
            )}
            style={{ left: place(at) }}
            aria-hidden
          >
            {at} %
          </span>
        ))}
    </div>
  )
}
