import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'

interface MergeFormProps {
  onCancel(): void
  onSave(into: string): Promise<unknown>
}

/** Which alert another is the same thing as, by the number people read. */
export function MergeForm({ onCancel, onSave }: MergeFormProps) {
  const { t } = useTranslation()
  const form = useForm({ defaultValues: { into: '' } })
  return (
    <SheetForm
      form={form}
      send={({ into }) => onSave(into.trim().toUpperCase())}
      onDone={onCancel}
      ready={/^A-\d+$/i.test(form.watch('into').trim())}
      save={t('alerts.sheets.merge.save')}
    >
      <NameField form={form} name="into" label={t('alerts.sheets.merge.into')} maxLength={20} />
    </SheetForm>
  )
}
