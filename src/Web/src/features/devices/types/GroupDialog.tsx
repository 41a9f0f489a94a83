import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { DeviceGroup } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useSaveGroup } from './queries'

/** Adds a group, or changes what one is called. */
export function GroupDialog({ group, onClose }: { group: DeviceGroup | 'new' | undefined; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={group}
      title={(known) => (known ? t('groups.rename', { name: known.name }) : t('groups.add'))}
      description={t('fleet.edit.group.text')}
      onClose={onClose}
    >
      {(known) => <GroupForm group={known} onDone={onClose} />}
    </RecordDialog>
  )
}

function GroupForm({ group, onDone }: { group: DeviceGroup | undefined; onDone(): void }) {
  const { t } = useTranslation()
  const save = useSaveGroup(group)
  const form = useForm({ defaultValues: { name: group?.name ?? '', description: group?.description ?? '' } })
  const { errors } = form.formState
  return (
    <SheetForm
      form={form}
      send={({ name, description }) => save.mutateAsync({ name: name.trim(), description: description.trim() || null })}
      onDone={onDone}
    >
      <NameField form={form} name="name" label={t('fleet.edit.group.name')} />
      <Field label={t('groups.description')} error={errors.description?.message}>
        {(control) => <Input {...control} {...form.register('description')} maxLength={300} placeholder={t('form.optional')} />}
      </Field>
    </SheetForm>
  )
}
