import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Brand } from '@/app/shell/Brand'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { useSignIn } from '@/features/identity/session'
import { openedQuery, useAccept } from './queries'

/** Where the link of an invitation leads: choose a name and a password, and be in. */
export function InvitationPage() {
  const { t } = useTranslation()
  // What follows the '#' never leaves the browser; out of the address, it is in no history either.
  const [token] = useState(() => location.hash.slice(1))
  useEffect(() => {
    document.title = `${t('invitation.title')} · Platform`
    history.replaceState(history.state, '', location.pathname)
  }, [t])
  const opened = useQuery(openedQuery(token))
  return (
    <main className="grid min-h-dvh place-items-center bg-[radial-gradient(var(--line)_1px,transparent_1px)] [background-size:20px_20px] p-4">
      <div className="w-full max-w-104 rounded-lg border bg-surface p-7 shadow-pop sm:p-8">
        <Brand className="size-9" />
        {opened.isPending ? (
          <Skeleton className="mt-5 h-40" />
        ) : opened.isError ? (
          <>
            <h1 className="mt-5 text-xl font-semibold tracking-tight">{t('invitation.invalidTitle')}</h1>
            <p className="mt-1 mb-5 text-sm text-ink-muted">{opened.error.message}</p>
            <Link to="/sign-in" className="text-sm text-accent-text hover:underline">
              {t('invitation.toSignIn')}
            </Link>
          </>
        ) : (
          <>
            <h1 className="mt-5 text-xl font-semibold tracking-tight">{t('invitation.join', { company: opened.data.company })}</h1>
            <p className="mt-1 mb-6 text-sm text-ink-muted">
              {t(opened.data.invitedBy ? 'invitation.text' : 'invitation.textNobody', {
                by: opened.data.invitedBy ?? '',
                role: opened.data.roleTitle,
              })}
            </p>
            <JoinForm token={token} email={opened.data.email} />
          </>
        )}
      </div>
    </main>
  )
}

function JoinForm({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const accept = useAccept(token)
  const signIn = useSignIn()
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(100, t('form.tooLong', { most: 100 })),
    password: z.string().min(10, t('invitation.passwordShort')),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', password: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, password }) => {
    try {
      await accept.mutateAsync({ name, password })
      await signIn.mutateAsync({ email, password, code: null, remember: false })
      await navigate({ to: '/', replace: true })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('signIn.email')}>
        {(control) => <Input {...control} value={email} readOnly autoComplete="username" className="text-ink-muted" />}
      </Field>
      <Field label={t('invitation.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" autoFocus />}
      </Field>
      <Field label={t('signIn.password')} hint={t('invitation.passwordHint')} error={errors.password?.message}>
        {(control) => <Input {...control} {...form.register('password')} type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" pending={isSubmitting} className="mt-1 h-9">
        {t('invitation.action')}
      </Button>
    </form>
  )
}
