import { useTranslation } from 'react-i18next'
import type { HealthBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { bands } from './bands'
import { HealthMark } from './HealthMark'

interface BandTogglesProps {
  chosen: string[]
  /** How many stand in a band, once that is known. */
  count?: (band: HealthBand) => number
  onChange(chosen: HealthBand[]): void
}

/** Health bands as switches, each with how many stand there. */
export function BandToggles({ chosen, count, onChange }: BandTogglesProps) {
  const { t } = useTranslation()
  const toggle = (one: HealthBand) => onChange(bands.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))))
  return (
    <div
      role="group"
      aria-label={t('devices.health')}
      className="-mx-1 flex max-w-full items-center gap-1 overflow-x-auto px-1 py-0.5 [scrollbar-width:none]"
    >
      {bands.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={chosen.includes(one)}
          onClick={() => toggle(one)}
          className={cn(
            'flex h-(--control) shrink-0 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs font-medium text-ink-muted transition-colors hover:bg-hover',
            chosen.includes(one) && 'border-accent bg-selected text-ink hover:bg-selected',
          )}
        >
          <HealthMark band={one} /> {t(`health.${one}`)}
          {count && <span className="figures font-normal text-ink-faint">{figure(count(one))}</span>}
        </button>
      ))}
    </div>
  )
}
