import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef, Team } from '@/api/types'
import { Field } from '@/components/form/Field'
import { Picker } from '@/components/form/Picker'
import { BulkForm } from '@/features/lists/BulkForm'
import { useColleagues } from './people'
import { teamsQuery } from './queries'

interface AssignFormProps {
  teamId?: string
  assignee?: PersonRef
  onCancel(): void
  onSave(team: Team | undefined, person: PersonRef | undefined): Promise<void>
}

/** Who answers from now on: a team, a person, both or nobody. */
export function AssignForm({ teamId = '', assignee, onCancel, onSave }: AssignFormProps) {
  const { t } = useTranslation()
  const teams = useQuery(teamsQuery).data?.items ?? []
  const people = useColleagues()
  const [team, setTeam] = useState(teamId)
  const [person, setPerson] = useState(assignee?.id ?? '')
  const known = people.find(({ id }) => id === person) ?? (assignee?.id === person ? assignee : undefined)
  return (
    <BulkForm
      onCancel={onCancel}
      ready
      save={() =>
        onSave(
          teams.find(({ id }) => id === team),
          known,
        )
      }
    >
      <Field label={t('tickets.assignee')}>
        {(control) => (
          <Picker
            {...control}
            label={t('tickets.assignee')}
            none={t('tickets.nobody')}
            value={person}
            shown={known?.name ?? undefined}
            onChange={setPerson}
            choices={people.map(({ id, name }, at) => ({ value: id, label: name ?? '', aside: at === 0 ? t('tickets.you') : undefined }))}
          />
        )}
      </Field>
      <Field label={t('tickets.team')} hint={teams.length === 0 ? t('tickets.noTeams') : undefined}>
        {(control) => (
          <Picker
            {...control}
            label={t('tickets.team')}
            none={t('tickets.noTeam')}
            value={team}
            onChange={setTeam}
            choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
    </BulkForm>
  )
}
