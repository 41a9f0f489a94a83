import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceEditChange } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { BulkForm, type BulkFormProps } from '@/features/lists/BulkForm'
import { deviceGroupsQuery, useAddGroup } from '../queries'

const fresh = 'new'

/** Puts the chosen devices into a group, an old or a new one, or takes them out of theirs. */
export function GroupForm({ onCancel, onSave }: BulkFormProps<DeviceEditChange>) {
  const { t } = useTranslation()
  const groups = useQuery(deviceGroupsQuery).data?.items ?? []
  const addGroup = useAddGroup()
  const [choice, setChoice] = useState('')
  const [name, setName] = useState('')
  const save = async () => {
    const groupId = choice === 'none' ? null : choice === fresh ? (await addGroup.mutateAsync({ name })).id : choice
    await onSave({ groupId })
  }
  return (
    <BulkForm onCancel={onCancel} save={save} ready={choice === fresh ? name.trim() !== '' : choice !== ''}>
      <Field label={t('devices.group')}>
        {(control) => (
          <Select {...control} value={choice} onChange={(event) => setChoice(event.target.value)}>
            <option value="">{t('form.choose')}</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name} ({group.deviceCount})
              </option>
            ))}
            <option value={fresh}>{t('fleet.edit.group.new')}</option>
            <option value="none">{t('devices.noGroup')}</option>
          </Select>
        )}
      </Field>
      {choice === fresh && (
        <Field label={t('fleet.edit.group.name')}>
          {(control) => <Input {...control} autoFocus value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />}
        </Field>
      )}
    </BulkForm>
  )
}
