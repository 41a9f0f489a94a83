import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemError } from '@/api/problem'
import { safeReturn } from '@/app/search'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { signUpPolicyQuery } from './account'
import { Door, doorLink } from './Door'
import { passkeysWork, useSignInByPasskey, wasCancelled } from './passkeys'
import { useSignIn } from './session'

/** The door. Where an account has an authenticator app, the code is asked for once the password was right. */
export function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { returnTo } = useSearch({ from: '/sign-in' })
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useSignIn()
  const schema = z.object({
    email: z.string().regex(/^\s*[^@\s]+@[^@\s]+\s*$/, t('signIn.emailNeeded')),
    password: z.string().min(1, t('signIn.passwordNeeded')),
    code: asksCode ? z.string().trim().min(1, t('signIn.codeNeeded')) : z.string(),
    remember: z.boolean(),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '', code: '', remember: false } })
  const { errors, isSubmitting } = form.formState
  const enter = () => navigate({ href: safeReturn(returnTo), replace: true })

  const submit = form.handleSubmit(async ({ code, ...credentials }) => {
    try {
      await signIn.mutateAsync({ ...credentials, code: code || null })
      await enter()
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'sign-in.code-needed') setAsksCode(true)
      else if (error instanceof ProblemError && error.code === 'sign-in.code-wrong') form.setError('code', { message: error.message })
      else showRefusal(form, error)
    }
  })
  return (
    <Door title={t('signIn.title')} text={asksCode ? t('signIn.codeText') : t('signIn.text')} below={<OtherWays onEntered={enter} />}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
        <div className={asksCode ? 'hidden' : 'grid gap-4'}>
          <Field label={t('signIn.email')} error={errors.email?.message}>
            {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" autoFocus />}
          </Field>
          <Field label={t('signIn.password')} error={errors.password?.message}>
            {(control) => <Input {...control} {...form.register('password')} type="password" autoComplete="current-password" />}
          </Field>
        </div>
        {asksCode && (
          <>
            <Field label={t('signIn.code')} hint={t('signIn.codeHint')} error={errors.code?.message}>
              {(control) => (
                <Input
                  {...control}
                  {...form.register('code')}
                  autoComplete="one-time-code"
                  autoCapitalize="none"
                  spellCheck={false}
                  autoFocus
                />
              )}
            </Field>
            <label className="flex items-center gap-2 text-sm">
              <input type="checkbox" {...form.register('remember')} className="accent-accent" /> {t('signIn.remember')}
            </label>
          </>
        )}
        <Button type="submit" look="primary" pending={isSubmitting} className="mt-1 h-9">
          {t('signIn.action')}
        </Button>
      </form>
    </Door>
  )
}

function OtherWays({ onEntered }: { onEntered(): Promise<void> }) {
  const { t } = useTranslation()
  const policy = useQuery(signUpPolicyQuery)
  const passkey = useSignInByPasskey()
  const failed = passkey.error && !wasCancelled(passkey.error) ? passkey.error : null
  return (
    <>
      {passkeysWork() && (
        <Button
          className="mb-1 h-9"
          pending={passkey.isPending}
          onClick={() => passkey.mutate(undefined, { onSuccess: () => void onEntered() })}
        >
          <Fingerprint aria-hidden /> {t('signIn.passkey')}
        </Button>
      )}
      {failed && <Notice tone="critical">{failed.message}</Notice>}
      <Link to="/forgot-password" className={doorLink}>
        {t('signIn.forgot')}
      </Link>
      {policy.data?.open && (
        <Link to="/sign-up" className={doorLink}>
          {t('signIn.signUp')}
        </Link>
      )}
    </>
  )
}
