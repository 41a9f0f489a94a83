import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemError } from '@/api/problem'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'

interface PasswordDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  description?: ReactNode
  action: string
  /** One more thing to say beside the password. */
  field?: { label: string; type?: string; hint?: string; initial?: string; autoComplete?: string }
  onConfirm(input: { password: string; value: string }): Promise<unknown>
}

/** Asks for the password once more, before what a stranger at an open screen must not do. */
export function PasswordDialog({ open, onOpenChange, title, description, ...rest }: PasswordDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <PasswordForm {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function PasswordForm({
  action,
  field,
  onConfirm,
  onDone,
}: Pick<PasswordDialogProps, 'action' | 'field' | 'onConfirm'> & { onDone(): void }) {
  const { t } = useTranslation()
  const schema = z.object({
    password: z.string().min(1, t('signIn.passwordNeeded')),
    value: field ? z.string().trim().min(1, t('form.needed')) : z.string(),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: '', value: field?.initial ?? '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (input) => {
    try {
      await onConfirm(input)
      onDone()
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'profile.password-wrong') form.setError('password', { message: error.message })
      else if (error instanceof ProblemError && field && error.code.startsWith('user.')) form.setError('value', { message: error.message })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      {field && (
        <Field label={field.label} hint={field.hint} error={errors.value?.message}>
          {(control) => <Input {...control} {...form.register('value')} type={field.type} autoComplete={field.autoComplete} autoFocus />}
        </Field>
      )}
      <Field label={t('profile.currentPassword')} error={errors.password?.message}>
        {(control) => (
          <Input {...control} {...form.register('password')} type="password" autoComplete="current-password" autoFocus={!field} />
        )}
      </Field>
      <FormFoot onCancel={onDone} pending={isSubmitting} save={action} />
    </form>
  )
}
