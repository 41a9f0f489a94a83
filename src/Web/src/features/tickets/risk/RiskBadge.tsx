import { useTranslation } from 'react-i18next'
import type { RiskBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { bandOf, riskFill, riskLevel, riskText } from './bands'

/** How likely, as a dial that fills up: its shape tells what its colour does. */
export function RiskMark({ band, className }: { band: RiskBand; className?: string }) {
  const turn = (Math.PI * riskLevel[band]) / 4
  const end = { x: 8 - 5.6 * Math.cos(turn), y: 11 - 5.6 * Math.sin(turn) }
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', riskFill[band], className)} aria-hidden data-risk-mark={band}>
      <path d="M2.4 11a5.6 5.6 0 0 1 11.2 0" fill="none" stroke="currentColor" strokeWidth="2.4" opacity="0.25" />
      <path d={`M2.4 11A5.6 5.6 0 0 1 ${end.x.toFixed(2)} ${end.y.toFixed(2)}`} fill="none" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  )
}

/** How likely a ticket is late, in percent; a dash when there is nothing to foretell. */
export function RiskBadge({ percent }: { percent: number | null }) {
  const { t } = useTranslation()
  if (percent === null) return <span className="text-ink-faint">–</span>
  const band = bandOf(percent)
  return (
    <span
      className={cn('figures inline-flex items-center gap-1 align-middle', riskText[band], riskLevel[band] > 2 && 'font-medium')}
      title={t('risk.badge', { percent, band: t(`risk.bands.${band}`) })}
    >
      <RiskMark band={band} />
      {percent}&nbsp;%
    </span>
  )
}
