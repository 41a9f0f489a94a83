import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device, HealthBand } from '@/api/types'
import { bands } from '@/components/health/bands'
import { HealthMark } from '@/components/health/HealthMark'
import { SearchField } from '@/components/SearchField'
import type { Column } from '@/components/table/columns'
import { ColumnsMenu } from '@/components/table/ColumnsMenu'
import { siteQuery } from '@/features/sites/queries'
import { cn } from '@/lib/cn'

interface DeviceFiltersProps {
  columns: Column<Device>[]
  hidden: string[]
  onHide(hidden: string[]): void
  /** How many devices match, where that is known. */
  shown?: number
}

/** What narrows the device list; all of it lives in the address. */
export function DeviceFilters({ columns, hidden, onHide, shown }: DeviceFiltersProps) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/devices' })
  const { q, band, site } = useSearch({ from: '/shell/devices' })
  const chosen = (band?.split(',') ?? []) as HealthBand[]
  const toggle = (one: HealthBand) => {
    const next = bands.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other)))
    void navigate({ search: (search) => ({ ...search, band: next.join(',') || undefined }), replace: true })
  }
  return (
    <>
      <SearchField
        label={t('devices.filter')}
        value={q ?? ''}
        onChange={(text) => void navigate({ search: (search) => ({ ...search, q: text || undefined }), replace: true })}
      />
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
          </button>
        ))}
      </div>
      {site && <SiteChip id={site} onClear={() => void navigate({ search: (search) => ({ ...search, site: undefined }) })} />}
      <span className="ml-auto flex items-center gap-2">
        {shown !== undefined && <span className="figures text-xs text-ink-faint">{t('devices.count', { count: shown })}</span>}
        <ColumnsMenu columns={columns} hidden={hidden} onChange={onHide} />
      </span>
    </>
  )
}

function SiteChip({ id, onClear }: { id: string; onClear(): void }) {
  const { t } = useTranslation()
  const { data } = useQuery(siteQuery(id))
  return (
    <span className="flex h-(--control) items-center gap-1.5 rounded-md border border-accent bg-selected pr-1 pl-2.5 text-xs font-medium">
      {t('devices.at', { site: data?.name ?? '…' })}
      <button
        type="button"
        aria-label={t('action.clear')}
        onClick={onClear}
        className="grid size-5 place-items-center rounded-sm text-ink-muted hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  )
}
