import { zodResolver } from '@hookform/resolvers/zod'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { Door, doorLink } from './Door'

/** Has a link mailed. The page says the same whether or not the address has an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const schema = z.object({ email: z.string().regex(/^\s*[^@\s]+@[^@\s]+\s*$/, t('signIn.emailNeeded')) })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ email }) => {
    try {
      await body(api.POST('/v1/password-resets', { body: { email } }))
      setSentTo(email.trim())
    } catch (error) {
      showRefusal(form, error)
    }
  })
  const back = (
    <Link to="/sign-in" className={doorLink}>
      {t('password.back')}
    </Link>
  )
  if (sentTo) return <Door title={t('mailed.title')} text={t('password.mailed', { email: sentTo })} below={back} />
  return (
    <Door title={t('password.forgotTitle')} text={t('password.forgotText')} below={back}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
        <Field label={t('signIn.email')} error={errors.email?.message}>
          {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" autoFocus />}
        </Field>
        <Button type="submit" look="primary" pending={isSubmitting} className="h-9">
          {t('password.forgotAction')}
        </Button>
      </form>
    </Door>
  )
}
