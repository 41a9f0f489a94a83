import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '@/components/CopyText'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { ErrorState } from '@/components/ErrorState'
import { Notice } from '@/components/Notice'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { DeliveriesPanel } from './DeliveriesPanel'
import { webhookQuery } from './queries'
import { WebhookForm } from './WebhookForm'

/** Where the company's notifications are posted to, and what came of it. */
export function WebhookPage() {
  const { t } = useTranslation()
  const webhook = useQuery(webhookQuery)
  const [secret, show] = useState<string>()
  return (
    <ObjectPage>
      <PageHeader title={t('notifications.webhook.title')} state={t('notifications.webhook.text')} />
      {webhook.isPending ? (
        <Skeleton className="h-40" />
      ) : webhook.isError ? (
        <ErrorState error={webhook.error} retry={() => void webhook.refetch()} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title={t('notifications.webhook.where')}>
            <WebhookForm key={webhook.data.version} webhook={webhook.data} onSecret={show} />
          </Panel>
          {webhook.data.url && <DeliveriesPanel />}
        </div>
      )}
      <Dialog
        open={secret !== undefined}
        onOpenChange={(open) => !open && show(undefined)}
        title={t('notifications.webhook.secret')}
        description={t('notifications.webhook.secretText')}
      >
        <div className="grid gap-4">
          <Notice tone="warning">{t('notifications.webhook.once')}</Notice>
          <div className="rounded-md border bg-sunken px-3 py-2.5">
            <CopyText text={secret ?? ''} className="w-full justify-between text-sm text-ink" />
          </div>
          <div className="flex justify-end">
            <Button look="primary" onClick={() => show(undefined)}>
              {t('notifications.webhook.stored')}
            </Button>
          </div>
        </div>
      </Dialog>
    </ObjectPage>
  )
}
