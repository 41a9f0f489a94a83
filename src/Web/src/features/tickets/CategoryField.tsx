import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Input, Select } from '@/components/form/Field'
import { ticketSettingsQuery } from './queries'

type CategoryFieldProps = Pick<ComponentProps<'select'>, 'name' | 'value'> & {
  error?: string
  /** What choosing none is called, where that means another thing than having none. */
  none?: string
  onChange: (event: { target: unknown; type?: unknown }) => unknown
  onBlur?: (event: { target: unknown; type?: unknown }) => unknown
  ref?: (element: HTMLInputElement | HTMLSelectElement | null) => void
}

/** What a ticket is about: one of the company's categories, or any word while it has none. */
export function CategoryField({ error, none, ...field }: CategoryFieldProps) {
  const { t } = useTranslation()
  const categories = useQuery(ticketSettingsQuery).data?.categories ?? []
  const known = !field.value || categories.includes(String(field.value))
  return (
    <Field label={t('tickets.category')} error={error}>
      {(control) =>
        categories.length === 0 ? (
          <Input {...control} {...field} placeholder={none ?? t('form.optional')} />
        ) : (
          <Select {...control} {...field}>
            <option value="">{none ?? t('tickets.noCategory')}</option>
            {!known && <option value={field.value}>{field.value}</option>}
            {categories.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        )
      }
    </Field>
  )
}
