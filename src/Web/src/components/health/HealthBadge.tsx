import { useTranslation } from 'react-i18next'
import type { HealthBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { HealthMark } from './HealthMark'
import { bandSoft, bandText } from './bands'

/** Health in a list: shape, score and word. */
export function HealthBadge({ band, score, plain }: { band: HealthBand; score?: number | null; plain?: boolean }) {
  const { t } = useTranslation()
  return (
    <span
      className={cn(
        'figures inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap',
        bandText[band],
        !plain && ['rounded-full py-0.5 pr-2.5 pl-1.5 text-xs', bandSoft[band]],
      )}
    >
      <HealthMark band={band} />
      {score !== null && score !== undefined && <span className="min-w-[2ch] text-right">{Math.round(score)}</span>}
      <span className={cn(score !== null && score !== undefined && 'font-normal')}>{t(`health.${band}`)}</span>
    </span>
  )
}
