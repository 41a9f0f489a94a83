import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Notice } from '@/components/Notice'

/** A key just made: how it begins, by which it is recognised, and all of it. */
export interface FreshSecret {
  prefix: string
  secret: string
}

/** A secret, the only time it is seen. */
export function ApiKeySecret({ created, onDone }: { created: FreshSecret; onDone(): void }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4">
      <Notice tone="warning">{t('apiKeys.once')}</Notice>
      <div className="rounded-md border bg-sunken px-3 py-2.5">
        <CopyText text={created.secret} className="w-full justify-between text-sm text-ink" />
      </div>
      <p className="text-sm text-ink-muted">
        {t('apiKeys.usage')}
        <code className="mt-1 block font-mono text-xs break-all">Authorization: Bearer {created.prefix}…</code>
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          {t('apiKeys.stored')}
        </Button>
      </div>
    </div>
  )
}
