import { useTranslation } from 'react-i18next'
import type { IncidentFacets } from '@/api/types'
import { Toggle, Toggles } from '@/components/filter/Toggle'
import { fieldsOf } from '@/features/lists/filterFields'
import { several } from '@/features/lists/filterWords'
import { ListFilters } from '@/features/lists/ListFilters'
import { anyState, isFiltered, pressState, type IncidentFilter } from '../filter'
import { IncidentStateMark } from '../IncidentStateMark'
import { goesOn, incidentStates } from '../states'

interface IncidentFiltersProps {
  filter: IncidentFilter
  facets?: IncidentFacets
  onChange(change: Partial<IncidentFilter>): void
  onClear(): void
}

/** What narrows the list of incidents; all of it lives in the address. */
export function IncidentFilters({ filter, facets, onChange, onClear }: IncidentFiltersProps) {
  const { t } = useTranslation()
  const chosen = several(filter.state)
  const count = (state: string) => facets && (facets.states[state] ?? 0)
  const field = fieldsOf(filter, (name: 'site', values) => onChange({ [name]: values }))
  return (
    <ListFilters
      label={t('incidents.filter')}
      text={filter.q}
      onText={(q) => onChange({ q })}
      toggles={
        <Toggles label={t('alerts.state')}>
          <Toggle
            pressed={filter.state === undefined}
            count={facets && incidentStates.filter(goesOn).reduce((sum, state) => sum + (facets.states[state] ?? 0), 0)}
            onPress={() => onChange({ state: filter.state === undefined ? anyState : undefined })}
          >
            {t('incidents.goesOn')}
          </Toggle>
          {incidentStates.map((state) => (
            <Toggle
              key={state}
              pressed={chosen.includes(state)}
              count={count(state)}
              onPress={() => onChange({ state: pressState(filter.state, state) })}
            >
              <IncidentStateMark state={state} /> {t(`incidents.states.${state}`)}
            </Toggle>
          ))}
        </Toggles>
      }
      fields={[
        field(
          'site',
          t('alerts.site'),
          facets?.sites.map(({ id, name, count: found }) => ({ value: id, label: name ?? '…', count: found })) ?? [],
        ),
      ]}
      isFiltered={isFiltered(filter)}
      onClear={onClear}
    />
  )
}
