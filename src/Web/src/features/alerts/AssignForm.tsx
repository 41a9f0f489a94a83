import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '@/api/types'
import { Field } from '@/components/form/Field'
import { Picker } from '@/components/form/Picker'
import { BulkForm } from '@/features/lists/BulkForm'
import { useColleagues } from '@/features/tickets/people'

interface AssignFormProps {
  assigneeId?: string
  onCancel(): void
  onSave(person: PersonRef | undefined): Promise<void>
}

/** Who takes care of it from now on. */
export function AssignForm({ assigneeId = '', onCancel, onSave }: AssignFormProps) {
  const { t } = useTranslation()
  const people = useColleagues()
  const [person, setPerson] = useState(assigneeId)
  const known = people.find(({ id }) => id === person)
  return (
    <BulkForm onCancel={onCancel} ready save={() => onSave(known)}>
      <Field label={t('alerts.assignee')}>
        {(control) => (
          <Picker
            {...control}
            label={t('alerts.assignee')}
            none={t('alerts.nobody')}
            value={person}
            shown={known?.name ?? undefined}
            onChange={setPerson}
            choices={people.map(({ id, name }, at) => ({ value: id, label: name ?? '', aside: at === 0 ? t('alerts.you') : undefined }))}
          />
        )}
      </Field>
    </BulkForm>
  )
}
