import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { useIncidentChange } from '../change'
import { IncidentPicker } from '../IncidentPicker'
import { merge, rename } from '../verbs'

export type IncidentSheet = 'rename' | 'merge'

interface IncidentSheetsProps {
  line: IncidentLine
  sheet?: IncidentSheet
  onClose(): void
}

/** What opens over an incident to change it. */
export function IncidentSheets({ line, sheet, onClose }: IncidentSheetsProps) {
  const { t } = useTranslation()
  if (!sheet) return null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`incidents.sheets.${sheet}.title`, { number: line.incident.number })}
      description={t(`incidents.sheets.${sheet}.text`)}
    >
      {sheet === 'rename' ? <RenameForm line={line} onDone={onClose} /> : <MergeForm line={line} onDone={onClose} />}
    </Dialog>
  )
}

function RenameForm({ line: { incident }, onDone }: { line: IncidentLine; onDone(): void }) {
  const { t } = useTranslation()
  const { mutateAsync } = useIncidentChange(incident.id)
  const form = useForm({ defaultValues: { title: incident.title } })
  return (
    <SheetForm
      form={form}
      send={({ title }) => mutateAsync(rename(title.trim(), incident.title, t('incidents.toasts.renamed', { number: incident.number })))}
      onDone={onDone}
    >
      <NameField form={form} name="title" label={t('incidents.form.title')} maxLength={200} />
    </SheetForm>
  )
}

function MergeForm({ line: { incident }, onDone }: { line: IncidentLine; onDone(): void }) {
  const { t } = useTranslation()
  const { mutateAsync } = useIncidentChange(incident.id)
  const form = useForm({ defaultValues: { into: '' } })
  const into = form.watch('into')
  return (
    <SheetForm
      form={form}
      send={(values) => mutateAsync(merge(values.into, t('incidents.toasts.merged', { number: incident.number })))}
      onDone={onDone}
      ready={into !== ''}
      save={t('incidents.verbs.mergeNow')}
    >
      <Field label={t('incidents.sheets.merge.into')}>
        {(control) => <IncidentPicker {...control} except={incident.id} value={into} onChange={(id) => form.setValue('into', id)} />}
      </Field>
    </SheetForm>
  )
}
