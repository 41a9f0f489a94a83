import { useTranslation } from 'react-i18next'
import type { NewMailbox } from '@/api/types'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Notice } from '@/components/Notice'

/** The address with the name and password in it, as SendGrid wants it. */
export function withUserInfo(address: string, userInfo: string | null): string {
  return userInfo ? address.replace('://', `://${userInfo}@`) : address
}

/** What to set up at the provider, with what is seen only this once. */
export function MailboxInstructions({ mailbox: { provider, address, postTo, userInfo }, onDone }: { mailbox: NewMailbox; onDone(): void }) {
  const { t } = useTranslation()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const steps =
    provider === 'sendGrid'
      ? [t('mails.sendGrid1', { domain }), t('mails.sendGrid2', { domain }), t('mails.sendGrid3')]
      : [t('mails.mailgun1', { domain }), t('mails.mailgun2', { address }), t('mails.mailgun3')]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {userInfo && <Notice tone="warning">{t('mails.once')}</Notice>}
      <ol className="grid list-decimal gap-2 pl-5 text-sm">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="rounded-md border bg-sunken px-3 py-2.5">
        <CopyText text={withUserInfo(postTo, userInfo)} className="w-full justify-between text-sm text-ink" />
      </div>
      <p className="text-xs text-ink-muted">{t('mails.plus')}</p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          {t(userInfo ? 'apiKeys.stored' : 'action.close')}
        </Button>
      </div>
    </div>
  )
}
