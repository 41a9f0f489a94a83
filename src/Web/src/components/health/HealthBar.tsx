import { useTranslation } from 'react-i18next'
import type { DeviceCounts } from '@/api/types'
import { Tooltip } from '@/components/Tooltip'
import { cn } from '@/lib/cn'
import { HealthMark } from './HealthMark'
import { bandFill, bands } from './bands'

/** Devices by band as one bar; hovering lists the counts. */
export function HealthBar({ counts, className }: { counts: DeviceCounts; className?: string }) {
  const { t } = useTranslation()
  const present = bands.filter((band) => counts[band] > 0)
  const words = present.map((band) => `${counts[band]} ${t(`health.${band}`).toLowerCase()}`).join(', ')
  const legend = (
    <ul className="figures grid gap-1 py-0.5">
      {present.map((band) => (
        <li key={band} className="flex items-center gap-2">
          <HealthMark band={band} />
          <span className="grow">{t(`health.${band}`)}</span>
          <span className="font-medium">{counts[band]}</span>
        </li>
      ))}
    </ul>
  )
  if (counts.total === 0) return <div className={cn('h-1.5 rounded-full border border-dashed border-line-strong', className)} />
  return (
    <Tooltip text={legend}>
      <div role="img" aria-label={words} className={cn('flex h-1.5 gap-0.5', className)}>
        {present.map((band) => (
          <span
            key={band}
            className={cn('min-w-1 rounded-full transition-[flex-grow] duration-150', bandFill[band])}
            style={{ flexGrow: counts[band], flexBasis: 0 }}
          />
        ))}
      </div>
    </Tooltip>
  )
}
