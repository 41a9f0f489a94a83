import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { TicketField, TicketSettings } from '@/api/types'
import { Field, Select, TextArea } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useChangeDesk } from './queries'
import { choiceLines, nameFor, readChoices, withOne } from './words'

interface FieldDialogProps {
  field: TicketField | 'new' | undefined
  settings: TicketSettings | undefined
  onClose(): void
}

/** Adds a custom field, or changes one; what tickets hold of it already stays. */
export function FieldDialog({ field, settings, onClose }: FieldDialogProps) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={field}
      title={(known) => (known ? t('desk.change', { name: known.label }) : t('desk.addField'))}
      description={t('desk.fieldText')}
      onClose={onClose}
    >
      {(known) => <FieldForm field={known} settings={settings} onDone={onClose} />}
    </RecordDialog>
  )
}

const types = ['text', 'number', 'boolean', 'date', 'choice'] as const

function FieldForm({ field, settings, onDone }: { field: TicketField | undefined; settings: TicketSettings | undefined; onDone(): void }) {
  const { t } = useTranslation()
  const change = useChangeDesk(settings)
  const fields = settings?.fields ?? []
  const form = useForm({
    defaultValues: {
      label: field?.label ?? '',
      type: field?.type ?? ('text' as TicketField['type']),
      choices: choiceLines(field),
      isRequired: field?.isRequired ?? false,
    },
  })
  const { errors } = form.formState
  const type = form.watch('type')
  return (
    <SheetForm
      form={form}
      send={({ label, choices, isRequired }) => {
        const taken = fields.map(({ key }) => key)
        const wanted = {
          key: field?.key ?? nameFor(label, taken),
          label: label.trim(),
          type,
          choices: type === 'choice' ? readChoices(choices) : [],
          isRequired,
        }
        return change.mutateAsync({ fields: withOne(fields, wanted, ({ key }) => key) })
      }}
      onDone={onDone}
    >
      <NameField form={form} name="label" label={t('desk.name')} maxLength={60} placeholder={t('desk.fieldExample')} />
      <Field label={t('desk.type')}>
        {(control) => (
          <Select {...control} {...form.register('type')} disabled={field !== undefined}>
            {types.map((one) => (
              <option key={one} value={one}>
                {t(`desk.types.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {type === 'choice' && (
        <Field label={t('desk.choices')} hint={t('desk.choicesHint')} error={errors.choices?.message}>
          {(control) => <TextArea {...control} {...form.register('choices')} rows={4} />}
        </Field>
      )}
      <label className="flex cursor-pointer items-center gap-2 text-sm">
        <input type="checkbox" {...form.register('isRequired')} className="size-3.5 accent-(--accent)" /> {t('tickets.neededToResolve')}
      </label>
    </SheetForm>
  )
}
