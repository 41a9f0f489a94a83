import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceFacets } from '@/api/types'
import { Checklist } from '@/components/filter/Checklist'
import { FilterChip } from '@/components/filter/FilterChip'
import { FilterMenu } from '@/components/filter/FilterMenu'
import { BandToggles } from '@/components/health/BandToggles'
import { SearchField } from '@/components/SearchField'
import { isFiltered, several, type FleetFilter } from './filter'
import { useFilterFields } from './useFilterFields'

interface FleetFiltersProps {
  filter: FleetFilter
  facets?: DeviceFacets
  onChange(change: Partial<FleetFilter>): void
  onClear(): void
  children?: ReactNode
}

/** What narrows the fleet; all of it lives in the address. */
export function FleetFilters({ filter, facets, onChange, onClear, children }: FleetFiltersProps) {
  const { t } = useTranslation()
  const fields = useFilterFields(filter, facets, (name, values) => onChange({ [name]: values.join(',') || undefined }))
  const parent = filter.parent
  return (
    <>
      <SearchField label={t('devices.filter')} value={filter.q ?? ''} onChange={(text) => onChange({ q: text || undefined })} />
      <BandToggles
        chosen={several(filter.band)}
        count={facets && ((band) => facets.bands.find((one) => one.band === band)?.count ?? 0)}
        onChange={(bands) => onChange({ band: bands.join(',') || undefined })}
      />
      {fields
        .filter(({ chosen }) => chosen.length > 0)
        .map((field) => (
          <FilterChip
            key={field.id}
            label={field.label}
            values={field.chosen.map((value) => field.choices.find((choice) => choice.value === value)?.label ?? '…')}
            onClear={() => field.onChange([])}
          >
            <Checklist {...field} />
          </FilterChip>
        ))}
      {parent && (
        <FilterChip label={t('devices.parent')} values={[t('devices.oneGateway')]} onClear={() => onChange({ parent: undefined })} />
      )}
      <FilterMenu fields={fields} />
      {isFiltered(filter) && (
        <button type="button" className="text-xs text-ink-muted hover:text-ink hover:underline" onClick={onClear}>
          {t('table.clearFilters')}
        </button>
      )}
      <span className="ml-auto flex items-center gap-2">{children}</span>
    </>
  )
}
