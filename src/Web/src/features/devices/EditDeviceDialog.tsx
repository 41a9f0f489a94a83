import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '@/api/problem'
import type { Device } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { DeviceFields, deviceSchema } from './DeviceFields'
import { readTags } from './fleet/TagsForm'
import { useChangeDevice } from './queries'

/** Changes what a device is called, what it is, and where it is. */
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
  const form = useForm({
    resolver: zodResolver(deviceSchema),
    defaultValues: {
      name: device.name,
      siteId: device.siteId,
      typeId: device.type.id,
      parentId: device.parentId ?? '',
      groupId: device.groupId ?? '',
      serial: device.serial ?? '',
      tags: device.tags.join(' '),
    },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ parentId, groupId, serial, tags, ...rest }) => {
    try {
      await change.mutateAsync({
        ...rest,
        parentId: parentId || null,
        groupId: groupId || null,
        serial: serial || null,
        tags: readTags(tags),
      })
      onDone()
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <DeviceFields form={form} device={device} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
