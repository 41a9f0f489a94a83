import { useTranslation } from 'react-i18next'
import type { Limits } from '@/components/chart/limits'
import { withUnit } from '@/lib/number'

/** The limits of a metric in words, beside the line that may be drawn for them. */
export function LimitText({ limits, unit }: { limits?: Limits; unit: string | null }) {
  const { t } = useTranslation()
  const { min = null, max = null } = limits ?? {}
  if (min === null && max === null) return null
  return (
    <span className="figures flex items-center gap-1.5 text-xs text-ink-muted" title={t('charts.limitHint')}>
      <span className="w-3 border-t border-dashed border-critical-fill" aria-hidden />
      {max === null
        ? t('charts.atLeast', { limit: withUnit(min, unit) })
        : min === null
          ? t('charts.atMost', { limit: withUnit(max, unit) })
          : t('charts.limits', { min: withUnit(min), max: withUnit(max, unit) })}
    </span>
  )
}
