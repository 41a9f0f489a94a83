import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemError } from '@/api/problem'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'

/** Chooses a password; the server alone knows which are too weak, and its words land on the field. */
export function NewPasswordForm({ action, onChosen }: { action: string; onChosen(password: string): Promise<unknown> }) {
  const { t } = useTranslation()
  const schema = z.object({ password: z.string().min(10, t('password.tooShort')) })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await onChosen(password)
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'user.password-weak') form.setError('password', { message: error.message })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('password.new')} hint={t('password.hint')} error={errors.password?.message}>
        {(control) => <Input {...control} {...form.register('password')} type="password" autoComplete="new-password" autoFocus />}
      </Field>
      <Button type="submit" look="primary" pending={isSubmitting} className="h-9">
        {action}
      </Button>
    </form>
  )
}
