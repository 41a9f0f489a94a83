import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isStale } from '@/api/problem'
import { Notice } from '../Notice'
import { FormFoot } from './FormFoot'
import { showRefusal } from './refusal'

interface SheetFormProps<T extends FieldValues, U> {
  form: UseFormReturn<T, unknown, U>
  /** Sends what was entered; a refusal is shown at the fields it names. */
  send(values: U): Promise<unknown>
  onDone(): void
  /** Whether there is something that could be saved. */
  ready?: boolean
  /** What saving is called here. */
  save?: string
  children: ReactNode
}

/** A form on a sheet, which goes away once what was entered is saved. */
export function SheetForm<T extends FieldValues, U>({ form, send, onDone, ready, save, children }: SheetFormProps<T, U>) {
  const { t } = useTranslation()
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await send(values)
      onDone()
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      {children}
      <FormFoot onCancel={onDone} pending={isSubmitting} ready={ready} save={save} />
    </form>
  )
}
