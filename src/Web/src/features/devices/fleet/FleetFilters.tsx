import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceFacets } from '@/api/types'
import { FilterChip } from '@/components/filter/FilterChip'
import { BandToggles } from '@/components/health/BandToggles'
import { several } from '@/features/lists/filterWords'
import { ListFilters } from '@/features/lists/ListFilters'
import { ImportChip } from '../imports/ImportChip'
import { isFiltered, type FleetFilter } from './filter'
import { useFilterFields } from './useFilterFields'

interface FleetFiltersProps {
  /** What stands before the filters. */
  lead?: ReactNode
  filter: FleetFilter
  facets?: DeviceFacets
  onChange(change: Partial<FleetFilter>): void
  onClear(): void
  children?: ReactNode
}

/** What narrows the fleet; all of it lives in the address. */
export function FleetFilters({ lead, filter, facets, onChange, onClear, children }: FleetFiltersProps) {
  const { t } = useTranslation()
  const fields = useFilterFields(filter, facets, (name, values) => onChange({ [name]: values }))
  const { parent } = filter
  return (
    <ListFilters
      lead={lead}
      label={t('devices.filter')}
      text={filter.q}
      onText={(q) => onChange({ q })}
      toggles={
        <BandToggles
          chosen={several(filter.band)}
          count={facets && ((band) => facets.bands.find((one) => one.band === band)?.count ?? 0)}
          onChange={(bands) => onChange({ band: bands.join(',') || undefined })}
        />
      }
      fields={fields}
      given={
        <>
          {parent && (
            <FilterChip label={t('devices.parent')} values={[t('devices.oneGateway')]} onClear={() => onChange({ parent: undefined })} />
          )}
          {filter.import && <ImportChip id={filter.import} onClear={() => onChange({ import: undefined })} />}
        </>
      }
      isFiltered={isFiltered(filter)}
      onClear={onClear}
    >
      {children}
    </ListFilters>
  )
}
