import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { safeReturn } from '@/app/search'
import { Brand } from '@/app/shell/Brand'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useSignIn } from './session'

/** The door. */
export function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { returnTo } = useSearch({ from: '/sign-in' })
  const signIn = useSignIn()
  const schema = z.object({
    email: z.string().regex(/^\s*[^@\s]+@[^@\s]+\s*$/, t('signIn.emailNeeded')),
    password: z.string().min(1, t('signIn.passwordNeeded')),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } })
  const { errors, isSubmitting } = form.formState
  useEffect(() => {
    document.title = `${t('signIn.title')} · Platform`
  }, [t])

  const submit = form.handleSubmit(async (credentials) => {
    try {
      await signIn.mutateAsync(credentials)
      await navigate({ href: safeReturn(returnTo), replace: true })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <main className="grid min-h-dvh place-items-center bg-[radial-gradient(var(--line)_1px,transparent_1px)] [background-size:20px_20px] p-4">
      <div className="w-full max-w-96 rounded-lg border bg-surface p-7 shadow-pop sm:p-8">
        <Brand className="size-9" />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">{t('signIn.title')}</h1>
        <p className="mt-1 mb-6 text-sm text-ink-muted">{t('signIn.text')}</p>
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
          <Field label={t('signIn.email')} error={errors.email?.message}>
            {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" autoFocus />}
          </Field>
          <Field label={t('signIn.password')} error={errors.password?.message}>
            {(control) => <Input {...control} {...form.register('password')} type="password" autoComplete="current-password" />}
          </Field>
          <Button type="submit" look="primary" pending={isSubmitting} className="mt-1 h-9">
            {t('signIn.action')}
          </Button>
        </form>
      </div>
    </main>
  )
}
