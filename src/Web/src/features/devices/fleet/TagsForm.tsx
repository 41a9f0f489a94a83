import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import { BulkForm, type BulkFormProps } from './BulkForm'

/** The tags in what somebody typed: separated by spaces or commas, in small letters, each once. */
export function readTags(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ]
}

/** Hangs tags on the chosen devices and takes others off. */
export function TagsForm({ onCancel, onSave }: BulkFormProps) {
  const { t } = useTranslation()
  const [added, setAdded] = useState('')
  const [removed, setRemoved] = useState('')
  const [addTags, removeTags] = [readTags(added), readTags(removed)]
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ addTags, removeTags })} ready={addTags.length + removeTags.length > 0}>
      <Field label={t('fleet.edit.tags.add')} hint={t('devices.tagsHint')}>
        {(control) => <Input {...control} autoFocus value={added} onChange={(event) => setAdded(event.target.value)} />}
      </Field>
      <Field label={t('fleet.edit.tags.remove')}>
        {(control) => <Input {...control} value={removed} onChange={(event) => setRemoved(event.target.value)} />}
      </Field>
    </BulkForm>
  )
}
