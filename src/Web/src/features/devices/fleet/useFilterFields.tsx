import { useTranslation } from 'react-i18next'
import type { DeviceFacets } from '@/api/types'
import type { FilterField } from '@/components/filter/FilterMenu'
import { fieldsOf } from '@/features/lists/filterFields'
import type { FilterName, FleetFilter } from './filter'

/** What the fleet can be narrowed by, with the values there are and how many devices each would show. */
export function useFilterFields(
  filter: FleetFilter,
  facets: DeviceFacets | undefined,
  change: (name: FilterName, values: string | undefined) => void,
): FilterField[] {
  const { t } = useTranslation()
  const named = (counts: DeviceFacets['sites'] | undefined, none: string) =>
    counts?.map(({ id, name, count }) => ({ value: id ?? 'none', label: name ?? none, count })) ?? []
  const field = fieldsOf(filter, change)
  return [
    field('site', t('devices.site'), named(facets?.sites, '')),
    field('type', t('devices.type'), named(facets?.types, '')),
    field('group', t('devices.group'), named(facets?.groups, t('devices.noGroup'))),
    field('tag', t('devices.tags'), facets?.tags.map(({ tag, count }) => ({ value: tag, label: tag, count })) ?? []),
    field(
      'state',
      t('devices.state'),
      facets?.states.map(({ state, count }) => ({ value: state, label: t(`devices.states.${state}`), count })) ?? [],
    ),
  ]
}
