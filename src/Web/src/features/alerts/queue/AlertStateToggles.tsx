import { useTranslation } from 'react-i18next'
import type { AlertState } from '@/api/types'
import { Toggle, Toggles } from '@/components/filter/Toggle'
import { several } from '@/features/lists/filterWords'
import { StateMark } from '../StateMark'
import { isActive, states } from '../states'
import { anyState, pressState } from './filter'

interface AlertStateTogglesProps {
  /** The address's word: nothing for what goes on. */
  value?: string
  counts?: { [state: string]: number }
  onChange(value: string | undefined): void
}

/** Places of the lifecycle as switches, each with how many alerts stand there; the first is all that goes on. */
export function AlertStateToggles({ value, counts, onChange }: AlertStateTogglesProps) {
  const { t } = useTranslation()
  const chosen = several(value)
  const active = counts && states.filter(isActive).reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return (
    <Toggles label={t('alerts.state')}>
      <Toggle pressed={value === undefined} count={active} onPress={() => onChange(value === undefined ? anyState : undefined)}>
        {t('alerts.active')}
      </Toggle>
      {states.map((state: AlertState) => (
        <Toggle
          key={state}
          pressed={chosen.includes(state)}
          count={counts && (counts[state] ?? 0)}
          onPress={() => onChange(pressState(value, state))}
        >
          <StateMark state={state} /> {t(`alerts.states.${state}`)}
        </Toggle>
      ))}
    </Toggles>
  )
}
