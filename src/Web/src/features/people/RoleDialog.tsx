import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Role } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { ScopePicker } from '@/features/identity/ScopePicker'
import { useRemoveRole, useSaveRole } from './queries'

/** Makes a role of the company's own, or changes one for everybody who has it. */
export function RoleDialog({ chosen, role, onClose }: { chosen: string | undefined; role: Role | undefined; onClose(): void }) {
  const { t } = useTranslation()
  const open = chosen === 'new' || role !== undefined
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={role ? role.title : t('roles.make')}
      description={role ? t('roles.people', { count: role.users }) : t('roles.makeText')}
    >
      {open && <RoleForm role={role} onDone={onClose} />}
    </Dialog>
  )
}

function RoleForm({ role, onDone }: { role: Role | undefined; onDone(): void }) {
  const { t } = useTranslation()
  const save = useSaveRole(role)
  const remove = useRemoveRole()
  const schema = z.object({
    title: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(60, t('form.tooLong', { most: 60 })),
    description: z
      .string()
      .trim()
      .max(300, t('form.tooLong', { most: 300 })),
    permissions: z.array(z.string()).min(1, t('roles.permissionNeeded')),
  })
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { title: role?.title ?? '', description: role?.description ?? '', permissions: [...(role?.grants ?? [])] },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (wanted) => {
    try {
      await save.mutateAsync(wanted)
      onDone()
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('roles.name')} error={errors.title?.message}>
        {(control) => <Input {...control} {...form.register('title')} autoFocus autoComplete="off" placeholder={t('roles.nameExample')} />}
      </Field>
      <Field label={t('roles.description')} error={errors.description?.message}>
        {(control) => <Input {...control} {...form.register('description')} autoComplete="off" />}
      </Field>
      <ScopePicker legend={t('roles.permissions')} field={form.register('permissions')} error={errors.permissions?.message} />
      <div className="flex flex-wrap justify-end gap-2">
        {role && role.users === 0 && (
          <Button
            look="danger"
            className="mr-auto"
            onClick={() => {
              remove.mutate(role)
              onDone()
            }}
          >
            {t('roles.remove')}
          </Button>
        )}
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
