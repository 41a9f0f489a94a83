import { useTranslation } from 'react-i18next'
import type { PredictionReason } from '@/api/types'
import { withUnit } from '@/lib/number'
import { sharesOf } from './shares'

/** Why a failure is expected, each reason by its share; the shares are a hundred together. */
export function FailureReasons({ reasons }: { reasons: PredictionReason[] }) {
  const { t } = useTranslation()
  const shares = sharesOf(reasons)
  if (shares.length === 0) return null
  return (
    <ul aria-label={t('predictions.reasons')} className="grid gap-1.5 text-sm">
      {shares.map(({ percent, text }, at) => (
        <li key={at} className="grid grid-cols-[minmax(0,1fr)_56px_40px] items-center gap-2.5">
          <span className={text ? 'break-words' : 'text-ink-faint'}>{text ?? t('predictions.otherReasons')}</span>
          <span className="h-1.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset" aria-hidden>
            <span className="block h-full rounded-full bg-ink-muted" style={{ width: `${percent}%` }} />
          </span>
          <span className="figures text-right text-xs text-ink-muted">{withUnit(percent, '%')}</span>
        </li>
      ))}
    </ul>
  )
}
