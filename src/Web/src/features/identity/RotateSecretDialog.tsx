import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKey, CreatedApiKey } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Select } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { ApiKeySecret } from './ApiKeySecret'
import { useRotateApiKey } from './apiKeys'

/** Gives a key a new secret, while the one before lives on for a while. */
export function RotateApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const { t } = useTranslation()
  const rotate = useRotateApiKey(apiKey.id)
  const [overlap, setOverlap] = useState('P1D')
  const [created, setCreated] = useState<CreatedApiKey | null>(null)
  const overlaps = [
    ['PT0S', t('apiKeys.overlapAtOnce')],
    ['PT1H', t('apiKeys.overlapHours', { count: 1 })],
    ['P1D', t('apiKeys.overlapHours', { count: 24 })],
    ['P7D', t('apiKeys.overlapDays', { count: 7 })],
    ['P30D', t('apiKeys.overlapDays', { count: 30 })],
  ] as const
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={created ? t('apiKeys.rotatedTitle') : t('apiKeys.rotateTitle', { name: apiKey.name })}
      description={created ? undefined : t('apiKeys.rotateText')}
    >
      {created ? (
        <ApiKeySecret created={created} onDone={onClose} />
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            rotate.mutate(overlap, { onSuccess: setCreated })
          }}
        >
          {rotate.isError && <Notice tone="critical">{rotate.error.message}</Notice>}
          <Field label={t('apiKeys.overlap')}>
            {(control) => (
              <Select {...control} value={overlap} onChange={(event) => setOverlap(event.target.value)} autoFocus>
                {overlaps.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" pending={rotate.isPending}>
              {t('apiKeys.rotate')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
