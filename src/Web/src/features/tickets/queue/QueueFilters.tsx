import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketFacets } from '@/api/types'
import { ListFilters } from '@/features/lists/ListFilters'
import { isFiltered, type QueueFilter } from './filter'
import { StateToggles } from './StateToggles'
import { useFilterFields } from './useFilterFields'

interface QueueFiltersProps {
  /** What stands before the filters. */
  lead?: ReactNode
  filter: QueueFilter
  facets?: TicketFacets
  onChange(change: Partial<QueueFilter>): void
  onClear(): void
  children?: ReactNode
}

/** What narrows the queue; all of it lives in the address. */
export function QueueFilters({ lead, filter, facets, onChange, onClear, children }: QueueFiltersProps) {
  const { t } = useTranslation()
  const fields = useFilterFields(filter, facets, (name, values) => onChange({ [name]: values }))
  return (
    <ListFilters
      lead={lead}
      label={t('queue.filter')}
      text={filter.q}
      onText={(q) => onChange({ q })}
      toggles={<StateToggles value={filter.state} counts={facets?.states} onChange={(state) => onChange({ state })} />}
      fields={fields}
      isFiltered={isFiltered(filter)}
      onClear={onClear}
    >
      {children}
    </ListFilters>
  )
}
