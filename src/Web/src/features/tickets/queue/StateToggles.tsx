import { useTranslation } from 'react-i18next'
import type { TicketState } from '@/api/types'
import { Toggle, Toggles } from '@/components/filter/Toggle'
import { several } from '@/features/lists/filterWords'
import { StateMark } from '../StateMark'
import { isActive, states } from '../states'
import { anyState, pressState } from './filter'

interface StateTogglesProps {
  /** The address's word: nothing for what is to be done. */
  value?: string
  /** How many stand in each state, once that is known. */
  counts?: Partial<Record<TicketState, number>>
  onChange(value: string | undefined): void
}

/** Places of the lifecycle as switches, each with how many tickets stand there; the first is all that is to be done. */
export function StateToggles({ value, counts, onChange }: StateTogglesProps) {
  const { t } = useTranslation()
  const chosen = several(value)
  const active = counts && states.filter(isActive).reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return (
    <Toggles label={t('tickets.state')}>
      <Toggle pressed={value === undefined} count={active} onPress={() => onChange(value === undefined ? anyState : undefined)}>
        {t('queue.active')}
      </Toggle>
      {states.map((state) => (
        <Toggle
          key={state}
          pressed={chosen.includes(state)}
          count={counts && (counts[state] ?? 0)}
          onPress={() => onChange(pressState(value, state))}
        >
          <StateMark state={state} /> {t(`tickets.states.${state}`)}
        </Toggle>
      ))}
    </Toggles>
  )
}
