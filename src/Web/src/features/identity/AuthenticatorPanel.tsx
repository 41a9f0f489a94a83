import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { useOwnChange } from './account'
import { ConfirmAuthenticator, type AuthenticatorOffer } from './ConfirmAuthenticator'
import { PasswordDialog } from './PasswordDialog'
import { RecoveryCodes } from './RecoveryCodes'

type Step = 'add' | 'remove' | 'codes' | null

/** The second factor: an authenticator app, and the codes for the day the phone is lost. */
export function AuthenticatorPanel({ isOn, codesLeft }: { isOn: boolean; codesLeft: number }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [step, setStep] = useState<Step>(null)
  const [offer, setOffer] = useState<AuthenticatorOffer | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useOwnChange((input: { password: string }) => body(api.POST('/v1/profile/authenticator', { body: input })))
  const remove = useOwnChange((input: { password: string }) => body(api.POST('/v1/profile/authenticator/removal', { body: input })))
  const renew = useOwnChange((input: { password: string }) => body(api.POST('/v1/profile/recovery-codes', { body: input })))
  const ask = (wanted: Step) => (open: boolean) => setStep(open ? wanted : null)
  return (
    <Panel
      title={t('authenticator.title')}
      aside={
        isOn ? (
          <>
            <Button size="sm" onClick={() => setStep('codes')}>
              {t('authenticator.newCodes')}
            </Button>
            <Button size="sm" look="danger" onClick={() => setStep('remove')}>
              {t('authenticator.remove')}
            </Button>
          </>
        ) : (
          <Button size="sm" look="primary" onClick={() => setStep('add')}>
            {t('authenticator.add')}
          </Button>
        )
      }
    >
      {isOn ? (
        <p className="flex items-center gap-2 text-sm">
          <ShieldCheck className="size-4 text-healthy" aria-hidden /> {t('authenticator.on', { count: codesLeft })}
        </p>
      ) : (
        <p className="text-sm text-ink-muted">{t('authenticator.off')}</p>
      )}
      {isOn && codesLeft <= 3 && (
        <Notice tone="warning" className="mt-3">
          {t('authenticator.fewCodes')}
        </Notice>
      )}
      <PasswordDialog
        open={step === 'add'}
        onOpenChange={ask('add')}
        title={t('authenticator.add')}
        description={t('authenticator.addText')}
        action={t('authenticator.next')}
        onConfirm={async ({ password }) => setOffer(await begin.mutateAsync({ password }))}
      />
      <PasswordDialog
        open={step === 'remove'}
        onOpenChange={ask('remove')}
        title={t('authenticator.remove')}
        description={t('authenticator.removeText')}
        action={t('authenticator.remove')}
        onConfirm={async ({ password }) => {
          await remove.mutateAsync({ password })
          toast({ text: t('authenticator.removed') })
        }}
      />
      <PasswordDialog
        open={step === 'codes'}
        onOpenChange={ask('codes')}
        title={t('authenticator.newCodes')}
        description={t('authenticator.newCodesText')}
        action={t('authenticator.newCodes')}
        onConfirm={async ({ password }) => setCodes((await renew.mutateAsync({ password })).recoveryCodes)}
      />
      <Dialog
        open={offer !== null}
        onOpenChange={(open) => !open && setOffer(null)}
        title={t('authenticator.scanTitle')}
        description={t('authenticator.scanText')}
      >
        {offer && (
          <ConfirmAuthenticator
            offer={offer}
            onConfirmed={(made) => {
              setOffer(null)
              setCodes(made)
            }}
          />
        )}
      </Dialog>
      <Dialog
        open={codes !== null}
        onOpenChange={(open) => !open && setCodes(null)}
        title={t('recovery.title')}
        description={t('recovery.text')}
      >
        {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      </Dialog>
    </Panel>
  )
}
