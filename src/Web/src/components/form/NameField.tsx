import { get, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, Input } from './Field'

interface NameFieldProps<T extends FieldValues> {
  form: UseFormReturn<T>
  name: Path<T>
  label: string
  maxLength?: number
  placeholder?: string
}

/** What something is called: needed, and where one begins. */
export function NameField<T extends FieldValues>({ form, name, label, maxLength = 80, placeholder }: NameFieldProps<T>) {
  const { t } = useTranslation()
  const error = get(form.formState.errors, name) as { message?: string } | undefined
  return (
    <Field label={label} error={error?.message}>
      {(control) => (
        <Input
          {...control}
          {...form.register(name, { validate: (value: string) => value.trim() !== '' || t('form.needed') })}
          maxLength={maxLength}
          autoFocus
          autoComplete="off"
          placeholder={placeholder}
        />
      )}
    </Field>
  )
}
