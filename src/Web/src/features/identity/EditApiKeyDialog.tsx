import { useTranslation } from 'react-i18next'
import type { ApiKey } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { ApiKeyForm } from './ApiKeyForm'
import { useChangeApiKey } from './apiKeys'

/** Changes what a key may do, where, how often and how long; its secret stays. */
export function EditApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const { t } = useTranslation()
  const change = useChangeApiKey(apiKey.id)
  return (
    <Dialog open onOpenChange={onClose} title={t('apiKeys.editTitle', { name: apiKey.name })}>
      <ApiKeyForm
        apiKey={apiKey}
        action={t('action.save')}
        onSubmit={async (terms) => {
          await change.mutateAsync(terms)
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
