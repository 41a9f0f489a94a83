import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { Field, Select } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { ApiKeySecret, type FreshSecret } from './ApiKeySecret'

interface RotateSecretDialogProps {
  /** What the key is called. */
  name: string
  /** Makes the new secret; the one before works on for the overlap, an ISO 8601 duration. */
  rotate(overlap: string): Promise<FreshSecret>
  onClose(): void
}

/** Gives a key a new secret, while the one before lives on for a while. */
export function RotateSecretDialog({ name, rotate: make, onClose }: RotateSecretDialogProps) {
  const { t } = useTranslation()
  const rotate = useMutation({ mutationFn: make })
  const [overlap, setOverlap] = useState('P1D')
  const [created, setCreated] = useState<FreshSecret | null>(null)
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
      title={created ? t('apiKeys.rotatedTitle') : t('apiKeys.rotateTitle', { name })}
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
          <FormFoot onCancel={onClose} pending={rotate.isPending} save={t('apiKeys.rotate')} />
        </form>
      )}
    </Dialog>
  )
}
