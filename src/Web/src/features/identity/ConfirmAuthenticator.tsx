import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, body } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useOwnChange } from './account'

export interface AuthenticatorOffer {
  secret: string
  uri: string
  qr: string
}

/** Shows what to scan, and asks for the first code as proof that the app has it. */
export function ConfirmAuthenticator({ offer, onConfirmed }: { offer: AuthenticatorOffer; onConfirmed(codes: readonly string[]): void }) {
  const { t } = useTranslation()
  const confirm = useOwnChange((input: { code: string }) => body(api.PUT('/v1/profile/authenticator', { body: input })))
  const schema = z.object({ code: z.string().regex(/^\s*(\d\s*){6}$/, t('authenticator.sixDigits')) })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { code: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (input) => {
    try {
      onConfirmed((await confirm.mutateAsync(input)).recoveryCodes)
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'authenticator.code-wrong') form.setError('code', { message: error.message })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qr)}`}
        alt={t('authenticator.qr')}
        className="mx-auto size-48 rounded-md border bg-white p-2"
      />
      <p className="text-center text-xs text-ink-muted">
        {t('authenticator.bySecret')}
        <br />
        <CopyText text={offer.secret} shown={offer.secret.replace(/(.{4})/g, '$1 ').trim()} className="mt-1" />
      </p>
      <Field label={t('authenticator.firstCode')} error={errors.code?.message}>
        {(control) => <Input {...control} {...form.register('code')} inputMode="numeric" autoComplete="one-time-code" autoFocus />}
      </Field>
      <Button type="submit" look="primary" pending={isSubmitting} className="h-9">
        {t('authenticator.confirm')}
      </Button>
    </form>
  )
}
