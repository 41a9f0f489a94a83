import { useTranslation } from 'react-i18next'
import type { DeviceFacets, HealthBand } from '@/api/types'
import { bands } from '@/components/health/bands'
import { HealthMark } from '@/components/health/HealthMark'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { several } from './filter'

/** Health bands as switches, each with how many devices stand there. */
export function BandToggles({ band, facets, onChange }: { band?: string; facets?: DeviceFacets; onChange(band: string[]): void }) {
  const { t } = useTranslation()
  const chosen = several(band)
  const countOf = (one: HealthBand) => facets?.bands.find((count) => count.band === one)?.count
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
          {facets && <span className="figures font-normal text-ink-faint">{figure(countOf(one) ?? 0)}</span>}
        </button>
      ))}
    </div>
  )
}
