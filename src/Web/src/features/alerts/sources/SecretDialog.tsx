import { useTranslation } from 'react-i18next'
import type { AlertSourceSecret } from '@/api/types'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { curlLine } from './mapping'

/** What a source has to show, seen this once, with a line that tries it. */
export function SecretDialog({ secret, onClose }: { secret: AlertSourceSecret | undefined; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      open={secret !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('alertSources.secretTitle')}
      description={t(secret?.signIn === 'signature' ? 'alertSources.keyText' : 'alertSources.tokenText')}
    >
      {secret && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Notice tone="warning">{t('alertSources.once')}</Notice>
          <Line label={t('alertSources.address')} text={secret.postTo} />
          <Line label={t(secret.signIn === 'token' ? 'alertSources.token' : 'alertSources.key')} text={secret.secret} />
          <Line label={t('alertSources.try')} text={curlLine(secret.postTo, secret.signIn === 'token' ? secret.secret : undefined)} />
          {secret.postToWithToken && <Line label={t('alertSources.withToken')} text={secret.postToWithToken} />}
          <div className="flex justify-end">
            <Button look="primary" onClick={onClose}>
              {t('apiKeys.stored')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Line({ label, text }: { label: string; text: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="text-xs font-medium text-ink-muted">{label}</span>
      <div className="rounded-md border bg-sunken px-3 py-2">
        <CopyText text={text} className="w-full justify-between text-sm text-ink" />
      </div>
    </div>
  )
}
