import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { AlertSource, AlertSourceSecret } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Select } from '@/components/form/Field'
import { SheetForm } from '@/components/form/SheetForm'
import { useReplaceSecret } from './queries'

const hoursKept = ['0', '1', '24', '168'] as const

interface ReplaceSecretDialogProps {
  source: AlertSource
  onClose(): void
  onReplaced(secret: AlertSourceSecret): void
}

/** Gives a source another secret; the old one may hold until its sender knows the new one. */
export function ReplaceSecretDialog({ source, onClose, onReplaced }: ReplaceSecretDialogProps) {
  const { t } = useTranslation()
  const replace = useReplaceSecret()
  const form = useForm({ defaultValues: { keepOldHours: '24' } })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('alertSources.replace')} description={t('alertSources.replaceText')}>
      <SheetForm
        form={form}
        send={async ({ keepOldHours }) => onReplaced(await replace.mutateAsync({ id: source.id, keepOldHours: Number(keepOldHours) }))}
        onDone={onClose}
        ready
        save={t('alertSources.replace')}
      >
        <Field label={t('alertSources.keepOld')}>
          {(control) => (
            <Select {...control} {...form.register('keepOldHours')}>
              {hoursKept.map((hours) => (
                <option key={hours} value={hours}>
                  {t(`alertSources.keepHours.${hours}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </SheetForm>
    </Dialog>
  )
}
