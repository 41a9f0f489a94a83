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

/** Hangs tags on what is chosen and takes others off. */
export function TagsForm({ onCancel, onSave }: BulkFormProps<{ addTags: string[]; removeTags: string[] }>) {
  const { t } = useTranslation()
  const [added, setAdded] = useState('')
  const [removed, setRemoved] = useState('')
  const [addTags, removeTags] = [readTags(added), readTags(removed)]
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ addTags, removeTags })} ready={addTags.length + removeTags.length > 0}>
      <Field label={t('bulk.addTags')} hint={t('bulk.tagsHint')}>
        {(control) => <Input {...control} autoFocus value={added} onChange={(event) => setAdded(event.target.value)} />}
      </Field>
      <Field label={t('bulk.removeTags')}>
        {(control) => <Input {...control} value={removed} onChange={(event) => setRemoved(event.target.value)} />}
      </Field>
    </BulkForm>
  )
}
