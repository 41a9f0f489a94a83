import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemError } from '@/api/problem'
import type { Device } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useChangeDevice } from './queries'

/** Changes what a device is called. */
export function EditDeviceDialog({ device, open, onOpenChange }: { device: Device; open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('devices.edit', { number: device.number })}>
      <EditDeviceForm device={device} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function EditDeviceForm({ device, onDone }: { device: Device; onDone(): void }) {
  const { t } = useTranslation()
  const change = useChangeDevice(device)
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(200, t('form.tooLong', { most: 200 })),
    serial: z
      .string()
      .trim()
      .max(200, t('form.tooLong', { most: 200 })),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: device.name, serial: device.serial ?? '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, serial }) => {
    try {
      await change.mutateAsync({ name, serial: serial || null })
      onDone()
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('devices.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus />}
      </Field>
      <Field label={t('devices.serial')} error={errors.serial?.message}>
        {(control) => <Input {...control} {...form.register('serial')} />}
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
