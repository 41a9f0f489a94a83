import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { NewMailbox } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Input, Select } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { MailboxInstructions } from './MailboxInstructions'
import { useAddMailbox } from './queries'

interface AddMailboxDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
}

/** Adds an address; what its provider is told comes after, and is seen once. */
export function AddMailboxDialog({ open, onOpenChange }: AddMailboxDialogProps) {
  const { t } = useTranslation()
  const [made, setMade] = useState<NewMailbox>()
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) setMade(undefined)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? t('mails.madeTitle', { address: made.address }) : t('mails.add')}
      description={made ? undefined : t('mails.addText')}
    >
      {made ? (
        <MailboxInstructions mailbox={made} onDone={() => change(false)} />
      ) : (
        <MailboxForm onMade={setMade} onCancel={() => change(false)} />
      )}
    </Dialog>
  )
}

function MailboxForm({ onMade, onCancel }: { onMade(mailbox: NewMailbox): void; onCancel(): void }) {
  const { t } = useTranslation()
  const add = useAddMailbox()
  const form = useForm({ defaultValues: { provider: 'sendGrid' as 'sendGrid' | 'mailgun', address: '', signingKey: '' } })
  const { errors, isSubmitting } = form.formState
  const provider = form.watch('provider')
  const submit = form.handleSubmit(async ({ signingKey, ...terms }) => {
    try {
      onMade(
        await add.mutateAsync({
          ...terms,
          address: terms.address.trim(),
          signingKey: terms.provider === 'mailgun' ? signingKey.trim() || null : null,
        }),
      )
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('mails.address')} hint={t('mails.addressHint')} error={errors.address?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('address', { required: t('form.needed') })}
            type="email"
            autoFocus
            placeholder="help@example.com"
          />
        )}
      </Field>
      <Field label={t('mails.provider')}>
        {(control) => (
          <Select {...control} {...form.register('provider')}>
            <option value="sendGrid">{t('mails.providers.sendGrid')}</option>
            <option value="mailgun">{t('mails.providers.mailgun')}</option>
          </Select>
        )}
      </Field>
      {provider === 'mailgun' && (
        <Field label={t('mails.signingKey')} hint={t('mails.signingKeyHint')} error={errors.signingKey?.message}>
          {(control) => (
            <Input {...control} {...form.register('signingKey', { required: t('form.needed') })} type="password" autoComplete="off" />
          )}
        </Field>
      )}
      <FormFoot onCancel={onCancel} pending={isSubmitting} save={t('mails.add')} />
    </form>
  )
}
