import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { DeviceGroup } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useSaveGroup } from './queries'

/** Adds a group, or changes what one is called. */
export function GroupDialog({ group, onClose }: { group: DeviceGroup | 'new' | undefined; onClose(): void }) {
  const { t } = useTranslation()
  const known = group === 'new' ? undefined : group
  return (
    <Dialog
      open={group !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={known ? t('groups.rename', { name: known.name }) : t('groups.add')}
      description={t('fleet.edit.group.text')}
    >
      <GroupForm group={known} onDone={onClose} />
    </Dialog>
  )
}

function GroupForm({ group, onDone }: { group: DeviceGroup | undefined; onDone(): void }) {
  const { t } = useTranslation()
  const save = useSaveGroup(group)
  const form = useForm({ defaultValues: { name: group?.name ?? '', description: group?.description ?? '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, description }) => {
    try {
      await save.mutateAsync({ name: name.trim(), description: description.trim() || null })
      onDone()
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('fleet.edit.group.name')} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
            maxLength={80}
            autoFocus
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t('groups.description')} error={errors.description?.message}>
        {(control) => <Input {...control} {...form.register('description')} maxLength={300} placeholder={t('form.optional')} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
