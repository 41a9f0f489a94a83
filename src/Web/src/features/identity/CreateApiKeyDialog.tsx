import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CreatedApiKey } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { ApiKeyForm } from './ApiKeyForm'
import { ApiKeySecret } from './ApiKeySecret'
import { useCreateApiKey } from './apiKeys'

/** Makes a key; its secret is shown here once and never again. */
export function CreateApiKeyDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  const create = useCreateApiKey()
  const [created, setCreated] = useState<CreatedApiKey | null>(null)
  const close = (next: boolean) => {
    onOpenChange(next)
    if (!next) setCreated(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={created ? t('apiKeys.madeTitle') : t('apiKeys.create')}
      description={created ? undefined : t('apiKeys.createText')}
    >
      {created ? (
        <ApiKeySecret created={created} onDone={() => close(false)} />
      ) : (
        <ApiKeyForm
          action={t('apiKeys.create')}
          onSubmit={async (terms) => setCreated(await create.mutateAsync(terms))}
          onCancel={() => close(false)}
        />
      )}
    </Dialog>
  )
}
