import { zodResolver } from '@hookform/resolvers/zod'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { linkToken, useCompleteSignUp } from './account'
import { Door, doorLink } from './Door'
import { NewPasswordForm } from './NewPasswordForm'

/** Begins to register a company: a letter proves the address before anything is made. */
export function SignUpPage() {
  const { t } = useTranslation()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const named = z
    .string()
    .trim()
    .min(1, t('form.needed'))
    .max(100, t('form.tooLong', { most: 100 }))
  const schema = z.object({ company: named, name: named, email: z.string().regex(/^\s*[^@\s]+@[^@\s]+\s*$/, t('signIn.emailNeeded')) })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { company: '', name: '', email: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (company) => {
    try {
      await body(api.POST('/v1/sign-ups', { body: company }))
      setSentTo(company.email.trim())
    } catch (error) {
      showRefusal(form, error)
    }
  })
  const back = (
    <Link to="/sign-in" className={doorLink}>
      {t('signUp.haveAccount')}
    </Link>
  )
  if (sentTo) return <Door title={t('mailed.title')} text={t('signUp.mailed', { email: sentTo })} below={back} />
  return (
    <Door title={t('signUp.title')} text={t('signUp.text')} below={back}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
        <Field label={t('signUp.company')} error={errors.company?.message}>
          {(control) => <Input {...control} {...form.register('company')} autoComplete="organization" autoFocus />}
        </Field>
        <Field label={t('signUp.name')} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
        </Field>
        <Field label={t('signIn.email')} error={errors.email?.message}>
          {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
        </Field>
        <Button type="submit" look="primary" pending={isSubmitting} className="h-9">
          {t('signUp.action')}
        </Button>
      </form>
    </Door>
  )
}

/** Where the mailed link leads: a password, and the company is there. */
export function CompleteSignUpPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const complete = useCompleteSignUp()
  return (
    <Door title={t('signUp.completeTitle')} text={t('signUp.completeText')}>
      <NewPasswordForm
        action={t('signUp.completeAction')}
        onChosen={async (password) => {
          await complete.mutateAsync({ token: linkToken(), password })
          await navigate({ to: '/', replace: true })
        }}
      />
    </Door>
  )
}
