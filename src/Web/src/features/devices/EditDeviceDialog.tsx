import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { SheetForm } from '@/components/form/SheetForm'
import { DeviceFields, deviceSchema } from './DeviceFields'
import { readTags } from '@/features/lists/TagsForm'
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
  return (
    <SheetForm
      form={form}
      send={async ({ parentId, groupId, serial, tags, ...rest }) => {
        await change.mutateAsync({
          ...rest,
          parentId: parentId || null,
          groupId: groupId || null,
          serial: serial || null,
          tags: readTags(tags),
        })
      }}
      onDone={onDone}
    >
      <DeviceFields form={form} device={device} />
    </SheetForm>
  )
}
