import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceEditChange } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { BulkForm, type BulkFormProps } from '@/features/lists/BulkForm'
import { SitePicker } from '@/features/sites/SitePicker'
import { duration } from '@/lib/time'
import { deviceTypesQuery } from '../queries'

/** Moves the chosen devices to another site. */
export function MoveForm({ onCancel, onSave }: BulkFormProps<DeviceEditChange>) {
  const { t } = useTranslation()
  const [siteId, setSiteId] = useState('')
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ siteId })} ready={siteId !== ''}>
      <Field label={t('devices.site')}>{(control) => <SitePicker {...control} value={siteId} onChange={setSiteId} />}</Field>
    </BulkForm>
  )
}

/** Makes the chosen devices ones of another type. */
export function TypeForm({ onCancel, onSave }: BulkFormProps<DeviceEditChange>) {
  const { t } = useTranslation()
  const [typeId, setTypeId] = useState('')
  const types = useQuery(deviceTypesQuery).data?.items ?? []
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ typeId })} ready={typeId !== ''}>
      <Field label={t('devices.type')}>
        {(control) => (
          <Select {...control} value={typeId} onChange={(event) => setTypeId(event.target.value)}>
            <option value="">{t('form.choose')}</option>
            {types.map((type) => (
              <option key={type.id} value={type.id}>
                {t('devices.typeChoice', { name: type.name, interval: duration(type.expectedIntervalSeconds) })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </BulkForm>
  )
}
