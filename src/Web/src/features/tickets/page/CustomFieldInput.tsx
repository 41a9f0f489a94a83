import { useTranslation } from 'react-i18next'
import type { TicketField } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'

interface CustomFieldInputProps {
  field: TicketField
  value: string
  onChange(value: string): void
}

/** A field a company has added to its tickets, in the shape its kind asks for. */
export function CustomFieldInput({ field, value, onChange }: CustomFieldInputProps) {
  const { t } = useTranslation()
  const kind = field.type === 'number' ? 'number' : field.type === 'date' ? 'date' : 'text'
  const choices =
    field.type === 'boolean'
      ? [
          { value: 'true', label: t('tickets.yes') },
          { value: 'false', label: t('tickets.no') },
        ]
      : (field.choices ?? []).map((choice) => ({ value: choice, label: choice }))
  return (
    <Field label={field.label} hint={field.isRequired ? t('tickets.neededToResolve') : undefined}>
      {(control) =>
        field.type === 'boolean' || field.type === 'choice' ? (
          <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
            <option value="">{t('object.notSet')}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        ) : (
          <Input {...control} type={kind} step="any" value={value} onChange={({ target }) => onChange(target.value)} />
        )
      }
    </Field>
  )
}
