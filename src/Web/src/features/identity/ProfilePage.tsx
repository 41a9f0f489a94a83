import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useToast } from '@/components/Toasts'
import { profileQuery, useOwnChange } from './account'
import { AuthenticatorPanel } from './AuthenticatorPanel'
import { PasskeysPanel } from './PasskeysPanel'
import { PasswordDialog } from './PasswordDialog'
import { RememberedDevicesPanel } from './RememberedDevicesPanel'

/** Who I am here, and what I sign in with. */
export function ProfilePage() {
  const { t } = useTranslation()
  const profile = useQuery(profileQuery)
  return (
    <div className="mx-auto w-full max-w-3xl p-4 md:p-6">
      <PageHeader title={t('profile.title')} state={t('profile.text')} />
      {profile.isPending ? (
        <div className="grid gap-4">
          <Skeleton className="h-28" />
          <Skeleton className="h-40" />
        </div>
      ) : profile.isError ? (
        <ErrorState error={profile.error} retry={() => void profile.refetch()} />
      ) : (
        <div className="grid gap-4">
          <EmailPanel name={profile.data.name} email={profile.data.email} />
          <PasswordPanel />
          <AuthenticatorPanel isOn={profile.data.authenticator} codesLeft={profile.data.recoveryCodesLeft} />
          {profile.data.authenticator && <RememberedDevicesPanel />}
          <PasskeysPanel />
        </div>
      )}
    </div>
  )
}

function EmailPanel({ name, email }: { name: string; email: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const change = useOwnChange((input: { email: string; password: string }) => body(api.POST('/v1/profile/email', { body: input })))
  return (
    <Panel
      title={name}
      aside={
        <Button size="sm" onClick={() => setAsking(true)}>
          {t('profile.changeEmail')}
        </Button>
      }
    >
      <p className="text-sm">{email}</p>
      <p className="mt-1 text-sm text-ink-muted">{t('profile.emailText')}</p>
      <PasswordDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('profile.changeEmail')}
        description={t('profile.changeEmailText')}
        action={t('profile.changeEmailAction')}
        field={{ label: t('profile.newEmail'), type: 'email', autoComplete: 'email' }}
        onConfirm={async ({ password, value }) => {
          await change.mutateAsync({ email: value, password })
          toast({ text: t('profile.emailMailed', { email: value }) })
        }}
      />
    </Panel>
  )
}

function PasswordPanel() {
  const { t } = useTranslation()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const change = useOwnChange((input: { password: string; newPassword: string }) => body(api.PUT('/v1/profile/password', { body: input })))
  return (
    <Panel
      title={t('profile.password')}
      aside={
        <Button size="sm" onClick={() => setAsking(true)}>
          {t('profile.changePassword')}
        </Button>
      }
    >
      <p className="text-sm text-ink-muted">{t('profile.passwordText')}</p>
      <PasswordDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('profile.changePassword')}
        description={t('profile.passwordText')}
        action={t('profile.changePassword')}
        field={{ label: t('password.new'), type: 'password', hint: t('password.hint'), autoComplete: 'new-password' }}
        onConfirm={async ({ password, value }) => {
          await change.mutateAsync({ password, newPassword: value })
          toast({ text: t('profile.passwordChanged') })
        }}
      />
    </Panel>
  )
}
