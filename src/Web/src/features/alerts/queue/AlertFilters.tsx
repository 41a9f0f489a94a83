import { ListTree } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertFacets } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Menu, MenuChoice } from '@/components/Menu'
import { ListFilters } from '@/features/lists/ListFilters'
import { AlertStateToggles } from './AlertStateToggles'
import { groupings, isFiltered, type Grouping, type QueueFilter } from './filter'
import { useFilterFields } from './useFilterFields'

interface AlertFiltersProps {
  /** What stands before the filters. */
  lead?: ReactNode
  filter: QueueFilter
  group?: Grouping
  facets?: AlertFacets
  onChange(change: Partial<QueueFilter> & { group?: Grouping }): void
  onClear(): void
  children?: ReactNode
}

/** What narrows the queue and puts it together; all of it lives in the address. */
export function AlertFilters({ lead, filter, group, facets, onChange, onClear, children }: AlertFiltersProps) {
  const { t } = useTranslation()
  const fields = useFilterFields(filter, facets, (name, values) => onChange({ [name]: values }))
  return (
    <ListFilters
      lead={lead}
      label={t('alerts.filter')}
      text={filter.q}
      onText={(q) => onChange({ q })}
      toggles={<AlertStateToggles value={filter.state} counts={facets?.states} onChange={(state) => onChange({ state })} />}
      fields={fields}
      isFiltered={isFiltered(filter)}
      onClear={onClear}
    >
      <Menu
        trigger={
          group ? (
            <Button>
              <ListTree aria-hidden /> {t(`alerts.groups.${group}`)}
            </Button>
          ) : (
            <IconButton label={t('alerts.groupBy')}>
              <ListTree aria-hidden />
            </IconButton>
          )
        }
      >
        <MenuChoice
          value={group ?? 'none'}
          onChange={(next) => onChange({ group: groupings.find((one) => one === next) })}
          options={[
            { value: 'none', label: t('alerts.groups.none') },
            ...groupings.map((value) => ({ value, label: t(`alerts.groups.${value}`) })),
          ]}
        />
      </Menu>
      {children}
    </ListFilters>
  )
}
