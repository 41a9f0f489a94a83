import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { SheetForm } from '@/components/form/SheetForm'
import { useToast } from '@/components/Toasts'
import { AccessFields, type Access } from './AccessFields'
import { useInvite } from './queries'

/** Asks somebody by e-mail to join. */
export function InviteDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('people.invite')} description={t('people.inviteText')}>
      <InviteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function InviteForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const invite = useInvite()
  const [access, setAccess] = useState<Access>({ role: 'operator', sites: [] })
  const schema = z.object({ email: z.string().regex(/^\s*[^@\s]+@[^@\s]+\s*$/, t('signIn.emailNeeded')) })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '' } })
  const { errors } = form.formState
  return (
    <SheetForm
      form={form}
      send={async ({ email }) => {
        await invite.mutateAsync({ email: email.trim(), ...access })
        toast({ text: t('people.sentTo', { email: email.trim() }) })
      }}
      onDone={onDone}
      save={t('people.send')}
    >
      <Field label={t('people.email')} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="off" autoFocus />}
      </Field>
      <AccessFields value={access} onChange={setAccess} />
    </SheetForm>
  )
}
